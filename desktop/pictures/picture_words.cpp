// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/pictures/picture_words.h"

#include "desktop/net/error_text.h"

namespace paushtik {

QString PictureWords::state(PictureState state)
{
    switch (state) {
    case PictureState::Waiting:
        return tr("Waiting");
    case PictureState::Making:
        return tr("Being made");
    case PictureState::Ready:
        return tr("Ready to send");
    case PictureState::Queued:
        return tr("Waits for the line");
    case PictureState::Sending:
        return tr("Being sent");
    case PictureState::Sent:
        return tr("In the shop");
    case PictureState::Failed:
        return tr("Not possible");
    }
    return {};
}

Tone PictureWords::tone(PictureState state)
{
    switch (state) {
    case PictureState::Ready:
    case PictureState::Sending:
        return Tone::Info;
    case PictureState::Sent:
        return Tone::Success;
    case PictureState::Queued:
        return Tone::Warning;
    case PictureState::Failed:
        return Tone::Danger;
    case PictureState::Waiting:
    case PictureState::Making:
        break;
    }
    return Tone::Neutral;
}

QString PictureWords::variant(int variant)
{
    switch (variant) {
    case 0:
        return tr("Full");
    case 1:
        return tr("Medium");
    case 2:
        return tr("Thumbnail");
    default:
        return tr("Blur");
    }
}

QString PictureWords::twin()
{
    return tr("Seen before");
}

QString PictureWords::noProduct()
{
    return tr("No product yet");
}

QString PictureWords::problem(const Error &error)
{
    switch (error.fault) {
    case Fault::TooLarge:
        return tr("The file is larger than 20 MB or than 100 megapixels.");
    case Fault::Unsupported:
        return tr("This is not a JPEG, PNG, WebP or HEIF picture.");
    case Fault::NotFound:
        return tr("The file is not there any more.");
    case Fault::Invalid:
        return tr("The picture is broken or incomplete.");
    default:
        return ErrorText::sentence(error);
    }
}

} // namespace paushtik
