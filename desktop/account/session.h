// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/account/token_store.h"
#include "desktop/core/preferences.h"
#include "desktop/core/task.h"
#include "desktop/net/api_client.h"
#include "shared/domain/result.h"

#include <QObject>
#include <optional>

namespace paushtik {

/// The member of staff at this desk, as the server knows them.
struct StaffMember {
    QString id;
    QString email;
    QString name;
    QString role; ///< admin, manager or warehouse
    friend bool operator==(const StaffMember &, const StaffMember &) = default;
};

/// Signs in and out and hands the token to the client. It outlives every window.
class Session : public QObject {
    Q_OBJECT
public:
    Session(ApiClient &api, TokenStore &tokens, Preferences &preferences,
            QObject *parent = nullptr);

    /// Remembers server and e-mail for next time when it worked.
    Task<Result<StaffMember>> signIn(Profile profile, QString password);
    /// With the token kept from an earlier run; Fault::Unauthorized when there is none or it is
    /// dead. At once as whom the server knew last, whether it answers or not: what the copy on this
    /// machine holds can be worked with, and the server looks at the token as soon as it can.
    Task<Result<StaffMember>> resume(Profile profile);
    /// Forgets the token here at once and tells the server if it can.
    Task<> signOut();

    const std::optional<StaffMember> &staff() const { return m_staff; }
    const std::optional<Profile> &profile() const { return m_profile; }

    /// "localhost:8080", "https://shop.in" or a full address as somebody would type it; invalid if
    /// it is none.
    static QUrl serverFromText(const QString &typed);

Q_SIGNALS:
    void signedIn();
    /// `expired`: the server ended it; otherwise the person did.
    void signedOut(bool expired);
    /// The system has no keyring that would take the token: the next start asks for the password.
    void tokenNotKept();

private:
    void begin(const Profile &profile, const StaffMember &staff);
    std::optional<StaffMember> lastKnown(const Profile &profile) const;
    void end(bool expired);

    ApiClient &m_api;
    TokenStore &m_tokens;
    Preferences &m_preferences;
    std::optional<Profile> m_profile;
    std::optional<StaffMember> m_staff;
};

} // namespace paushtik
