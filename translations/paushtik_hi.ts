<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="hi_IN" sourcelanguage="en_IN">
<context>
    <name>paushtik::ReplicaCatalogRepository</name>
    <message>
        <source>belongs to another product</source>
        <translation>किसी और उत्पाद का है</translation>
    </message>
</context>
<context>
    <name>paushtik::AuditCard</name>
    <message>
        <source>Audit</source>
        <translation>ऑडिट</translation>
    </message>
    <message>
        <source>Show what staff did</source>
        <translation>स्टाफ़ ने क्या किया, दिखाएँ</translation>
    </message>
    <message>
        <source>Nobody on the staff changed it.</source>
        <translation>स्टाफ़ में किसी ने इसे नहीं बदला।</translation>
    </message>
</context>
<context>
    <name>paushtik::BulkDialog</name>
    <message>
        <source>Copy the list</source>
        <translation>सूची कॉपी करें</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>रद्द करें</translation>
    </message>
    <message>
        <source>What came of each</source>
        <translation>हर एक का नतीजा</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>ऑर्डर</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>नतीजा</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>बाकी</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
    <message>
        <source>Under way…</source>
        <translation>हो रहा है…</translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation>%2 में से %1 हो गए</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n विफल</numerusform>
            <numerusform>%n विफल</numerusform>
        </translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>नहीं किया</translation>
    </message>
</context>
<context>
    <name>paushtik::CommandPalette</name>
    <message>
        <source>Search and commands</source>
        <translation>खोज और काम</translation>
    </message>
    <message>
        <source>An order, a product, a customer, or what you want to do</source>
        <translation>ऑर्डर, उत्पाद, ग्राहक, या जो करना है</translation>
    </message>
    <message>
        <source>What fits</source>
        <translation>जो मिला</translation>
    </message>
</context>
<context>
    <name>paushtik::DashboardLists</name>
    <message>
        <source>%1 min</source>
        <translation>%1 मिनट</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 घंटे</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 दिन</translation>
    </message>
    <message>
        <source>This needs the line to the server, which is down.</source>
        <translation>इसके लिए सर्वर चाहिए, जो अभी नहीं मिल रहा।</translation>
    </message>
    <message>
        <source>Awaiting payment</source>
        <translation>पेमेंट बाकी</translation>
    </message>
    <message>
        <source>Nothing is waited for</source>
        <translation>कुछ बाकी नहीं है</translation>
    </message>
    <message>
        <source>Ask about all</source>
        <translation>सबके बारे में पूछें</translation>
    </message>
    <message>
        <source>Open order %1</source>
        <translation>ऑर्डर %1 खोलें</translation>
    </message>
    <message>
        <source>Shipments to recover</source>
        <translation>अटके शिपमेंट</translation>
    </message>
    <message>
        <source>Every booking got through</source>
        <translation>हर बुकिंग पूरी हो गई</translation>
    </message>
    <message>
        <source>Try all again</source>
        <translation>सबको फिर आज़माएँ</translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%n कोशिश</numerusform>
            <numerusform>%n कोशिशें</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>फिर आज़माएँ</translation>
    </message>
    <message>
        <source>Book %1 again</source>
        <translation>%1 को फिर बुक करें</translation>
    </message>
    <message>
        <source>Low stock</source>
        <translation>कम स्टॉक</translation>
    </message>
    <message>
        <source>Everything is above its threshold.</source>
        <translation>सब कुछ अपनी सीमा से ऊपर है।</translation>
    </message>
    <message>
        <source>Adjust the stock of %1</source>
        <translation>%1 का स्टॉक ठीक करें</translation>
    </message>
    <message>
        <source>%1 left, limit %2</source>
        <translation>%1 बचे, सीमा %2</translation>
    </message>
    <message>
        <source>The gateway was not asked.</source>
        <translation>गेटवे से पूछा नहीं जा सका।</translation>
    </message>
    <message>
        <source>Ask the gateway about every unpaid order</source>
        <translation>हर बाकी ऑर्डर के बारे में गेटवे से पूछें</translation>
    </message>
    <message>
        <source>Book the shipments again</source>
        <translation>शिपमेंट फिर बुक करें</translation>
    </message>
    <message>
        <source>%1: not booked.</source>
        <translation>%1: बुक नहीं हुआ।</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>सभी %1</translation>
    </message>
    <message>
        <source>Low stock: %1</source>
        <translation>कम स्टॉक: %1</translation>
    </message>
</context>
<context>
    <name>paushtik::DashboardPage</name>
    <message>
        <source>Look in Razorpay&apos;s dashboard whether its webhook is switched off.</source>
        <translation>Razorpay के डैशबोर्ड में देखें कि उसका webhook बंद तो नहीं है।</translation>
    </message>
    <message>
        <source>Orders were placed, and no notice of a payment has ever come.</source>
        <translation>ऑर्डर आए हैं, पर भुगतान की कोई सूचना अब तक नहीं मिली।</translation>
    </message>
    <message>
        <source>Orders were placed, and no notice of a payment came since %1.</source>
        <translation>ऑर्डर आए हैं, पर %1 के बाद भुगतान की कोई सूचना नहीं मिली।</translation>
    </message>
    <message>
        <source>The numbers could not be read</source>
        <translation>आँकड़े लोड नहीं हो सके</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>डैशबोर्ड</translation>
    </message>
    <message>
        <source>Revenue of 30 days</source>
        <translation>30 दिन की आमदनी</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>कुल %1</translation>
    </message>
    <message>
        <source>Revenue today</source>
        <translation>आज की आमदनी</translation>
    </message>
    <message>
        <source>Captured less refunded</source>
        <translation>मिला पेमेंट, रिफ़ंड घटाकर</translation>
    </message>
    <message>
        <source>Orders today</source>
        <translation>आज के ऑर्डर</translation>
    </message>
    <message>
        <source>Placed and not cancelled</source>
        <translation>जो रद्द नहीं हुए</translation>
    </message>
    <message>
        <source>%1, the oldest of %2</source>
        <translation>%1, सबसे पुराना %2 का</translation>
    </message>
    <message>
        <source>Nothing is waited for</source>
        <translation>कोई पेमेंट बाकी नहीं</translation>
    </message>
    <message>
        <source>Awaiting payment</source>
        <translation>पेमेंट बाकी</translation>
    </message>
    <message>
        <source>Shipments to recover</source>
        <translation>अटके शिपमेंट</translation>
    </message>
    <message>
        <source>Booking did not get through</source>
        <translation>बुकिंग पूरी नहीं हुई</translation>
    </message>
    <message>
        <source>Every booking got through</source>
        <translation>सभी बुकिंग पूरी हुईं</translation>
    </message>
    <message>
        <source>These are the numbers of %1.</source>
        <translation>ये %1 के आँकड़े हैं।</translation>
    </message>
    <message>
        <source>%1 less than this day a week ago</source>
        <translation>पिछले हफ़्ते इसी दिन से %1 कम</translation>
    </message>
    <message>
        <source>%1 more than this day a week ago</source>
        <translation>पिछले हफ़्ते इसी दिन से %1 ज़्यादा</translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) need a decision</source>
        <translation>
            <numerusform>%n बदलाव पर फ़ैसला चाहिए</numerusform>
            <numerusform>%n बदलावों पर फ़ैसला चाहिए</numerusform>
        </translation>
    </message>
    <message>
        <source>These orders cannot be listed yet.</source>
        <translation>इन ऑर्डरों की सूची अभी नहीं बन सकती।</translation>
    </message>
    <message>
        <source>It needs the copy of the orders on this machine, which is being made.</source>
        <translation>इसके लिए इस कंप्यूटर पर ऑर्डरों की प्रति चाहिए, जो अभी बन रही है।</translation>
    </message>
</context>
<context>
    <name>paushtik::ErrorText</name>
    <message>
        <source>The server cannot be reached. Check the line and the address.</source>
        <translation>सर्वर से संपर्क नहीं हो पा रहा। इंटरनेट और पता जाँचें।</translation>
    </message>
    <message>
        <source>Something answers at this address, but it is not a Paushtik server.</source>
        <translation>इस पते से जवाब तो मिला, पर यह Paushtik का सर्वर नहीं है।</translation>
    </message>
    <message>
        <source>The disk of this computer is full, so it was not saved. Make room and do it again.</source>
        <translation>इस कंप्यूटर की डिस्क भरी है, इसलिए यह सहेजा नहीं गया। जगह बनाकर फिर से करें।</translation>
    </message>
    <message>
        <source>The copy on this computer cannot be written, so it was not saved.</source>
        <translation>इस कंप्यूटर की प्रति में लिखा नहीं जा सकता, इसलिए यह सहेजा नहीं गया।</translation>
    </message>
    <message>
        <source>The copy on this computer is not open, so it was not saved.</source>
        <translation>इस कंप्यूटर की प्रति खुली नहीं है, इसलिए यह सहेजा नहीं गया।</translation>
    </message>
    <message>
        <source>The e-mail or the password is wrong.</source>
        <translation>ई-मेल या पासवर्ड गलत है।</translation>
    </message>
    <message>
        <source>You are not signed in any more.</source>
        <translation>आप अब साइन-इन नहीं हैं।</translation>
    </message>
    <message>
        <source>Your role does not allow this.</source>
        <translation>आपको यह करने की अनुमति नहीं है।</translation>
    </message>
    <message>
        <source>The server does not have this.</source>
        <translation>सर्वर पर यह मौजूद नहीं है।</translation>
    </message>
    <message>
        <source>Somebody or something changed this meanwhile. Look again.</source>
        <translation>इस बीच इसमें बदलाव हो चुका है। एक बार फिर देखें।</translation>
    </message>
    <message>
        <source>Too many requests at once. Try again in a moment.</source>
        <translation>एक साथ बहुत ज़्यादा अनुरोध हुए। थोड़ी देर में फिर कोशिश करें।</translation>
    </message>
    <message>
        <source>The server cannot do this at the moment. Try again.</source>
        <translation>सर्वर अभी यह नहीं कर पा रहा। फिर कोशिश करें।</translation>
    </message>
    <message>
        <source>The server did not accept this.</source>
        <translation>सर्वर ने इसे स्वीकार नहीं किया।</translation>
    </message>
    <message>
        <source>request %1</source>
        <translation>अनुरोध %1</translation>
    </message>
</context>
<context>
    <name>paushtik::FailureList</name>
    <message numerus="yes">
        <source>%n did not work</source>
        <translation>
            <numerusform>%n नहीं हुआ</numerusform>
            <numerusform>%n नहीं हुए</numerusform>
        </translation>
    </message>
    <message>
        <source>What did not work, and why</source>
        <translation>क्या नहीं हुआ, और क्यों</translation>
    </message>
    <message>
        <source>Choose these</source>
        <translation>इन्हें चुनें</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>सूची कॉपी करें</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>हटाएँ</translation>
    </message>
</context>
<context>
    <name>paushtik::LabelDesk</name>
    <message>
        <source>There is no label yet: the courier has not given the parcel a number.</source>
        <translation>अभी लेबल नहीं बना है: कूरियर ने पार्सल को नंबर नहीं दिया है।</translation>
    </message>
    <message>
        <source>What the server sent is not a label that can be drawn.</source>
        <translation>सर्वर से आई फ़ाइल लेबल के रूप में नहीं खुल सकी।</translation>
    </message>
    <message>
        <source>The file cannot be written: %1</source>
        <translation>फ़ाइल सेव नहीं हो सकी: %1</translation>
    </message>
    <message>
        <source>The printer did not take it.</source>
        <translation>प्रिंटर पर प्रिंट नहीं हो सका।</translation>
    </message>
    <message>
        <source>This computer has no printer. Save the label as a PDF instead.</source>
        <translation>इस कंप्यूटर पर कोई प्रिंटर नहीं है। लेबल को PDF में सेव करें।</translation>
    </message>
    <message>
        <source>Print the label of %1</source>
        <translation>%1 का लेबल प्रिंट करें</translation>
    </message>
    <message>
        <source>There is no label yet: the courier has not made it.</source>
        <translation>अभी लेबल नहीं है: कूरियर ने नहीं बनाया।</translation>
    </message>
</context>
<context>
    <name>paushtik::LabelWiring</name>
    <message>
        <source>The label of %1 went to the printer.</source>
        <translation>%1 का लेबल प्रिंटर को भेज दिया गया।</translation>
    </message>
    <message>
        <source>The label of %1 is saved.</source>
        <translation>%1 का लेबल सेव हो गया।</translation>
    </message>
    <message>
        <source>%1: no label.</source>
        <translation>%1: लेबल नहीं मिला।</translation>
    </message>
    <message>
        <source>Save the label of %1</source>
        <translation>%1 का लेबल सेव करें</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>asked for again</source>
        <translation>दोबारा माँगा गया</translation>
    </message>
    <message>
        <source>The label of %1 goes to the printer.</source>
        <translation>%1 का लेबल प्रिंटर को जा रहा है।</translation>
    </message>
</context>
<context>
    <name>paushtik::LineStatus</name>
    <message>
        <source>Offline since %1</source>
        <translation>%1 से ऑफ़लाइन</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>ऑनलाइन</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>%1 तक की जानकारी</translation>
    </message>
    <message>
        <source>Syncing %1</source>
        <translation>%1 बदलाव सिंक हो रहे हैं</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) waiting</source>
        <translation>
            <numerusform>%n बदलाव बाकी</numerusform>
            <numerusform>%n बदलाव बाकी</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s)</source>
        <translation>
            <numerusform>%n टकराव</numerusform>
            <numerusform>%n टकराव</numerusform>
        </translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>जुड़ रहा है…</translation>
    </message>
</context>
<context>
    <name>paushtik::MainWindow</name>
    <message>
        <source>Paushtik</source>
        <translation>Paushtik</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;फ़ाइल</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;देखें</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>ताज़ा करें</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>साइन आउट करें</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>बंद करें</translation>
    </message>
    <message>
        <source>The server ended your session. Sign in to go on where you were.</source>
        <translation>सर्वर ने आपको साइन आउट कर दिया। जहाँ थे, वहीं से आगे बढ़ने के लिए फिर साइन इन करें।</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;संपादन</translation>
    </message>
    <message>
        <source>Search or find a command…</source>
        <translation>खोजें या कोई काम चुनें…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>खोजें</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>पूर्ववत करें: %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>पूर्ववत करें</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>फिर से करें: %1</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>फिर से करें</translation>
    </message>
    <message>
        <source>You will be asked for your password at the next start.</source>
        <translation>अगली बार शुरू करने पर आपसे पासवर्ड माँगा जाएगा।</translation>
    </message>
    <message>
        <source>This machine has no keyring that is open to keep you signed in.</source>
        <translation>इस कंप्यूटर पर कोई खुला कीरिंग नहीं है जो आपको साइन-इन रखे।</translation>
    </message>
</context>
<context>
    <name>paushtik::NoticeBar</name>
    <message>
        <source>Close this message</source>
        <translation>यह संदेश बंद करें</translation>
    </message>
</context>
<context>
    <name>paushtik::OrderActs</name>
    <message>
        <source>mark %1 packed</source>
        <translation>%1 को पैक हुआ बताना</translation>
    </message>
    <message>
        <source>mark %1 not packed</source>
        <translation>%1 को पैक नहीं हुआ बताना</translation>
    </message>
    <message>
        <source>Add a note…</source>
        <translation>नोट जोड़ें…</translation>
    </message>
    <message>
        <source>Book the shipment</source>
        <translation>शिपमेंट बुक करें</translation>
    </message>
    <message>
        <source>Ask the gateway again</source>
        <translation>गेटवे से फिर पूछें</translation>
    </message>
    <message>
        <source>Refund…</source>
        <translation>रिफ़ंड…</translation>
    </message>
    <message>
        <source>Cancel the order…</source>
        <translation>ऑर्डर रद्द करें…</translation>
    </message>
    <message>
        <source>Show on a map</source>
        <translation>नक्शे पर दिखाएँ</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>पता कॉपी करें</translation>
    </message>
    <message>
        <source>Mark as not packed</source>
        <translation>पैक नहीं हुआ बताएँ</translation>
    </message>
    <message>
        <source>Mark as packed</source>
        <translation>पैक हुआ बताएँ</translation>
    </message>
    <message>
        <source>Only a paid order is packed.</source>
        <translation>सिर्फ़ पेमेंट हुआ ऑर्डर पैक होता है।</translation>
    </message>
    <message>
        <source>It is booked already.</source>
        <translation>यह पहले ही बुक है।</translation>
    </message>
    <message>
        <source>Only a paid order is shipped.</source>
        <translation>सिर्फ़ पेमेंट हुआ ऑर्डर भेजा जाता है।</translation>
    </message>
    <message>
        <source>The gateway was never asked for a payment.</source>
        <translation>गेटवे से पेमेंट कभी माँगा ही नहीं गया।</translation>
    </message>
    <message>
        <source>Nothing is left to give back.</source>
        <translation>लौटाने को कुछ नहीं बचा।</translation>
    </message>
    <message>
        <source>Only an order that has not shipped is cancelled.</source>
        <translation>जो ऑर्डर भेजा नहीं गया, वही रद्द होता है।</translation>
    </message>
    <message>
        <source>%1: not changed.</source>
        <translation>%1: बदला नहीं गया।</translation>
    </message>
    <message>
        <source>%1 is packed.</source>
        <translation>%1 पैक हो गया।</translation>
    </message>
    <message>
        <source>%1 is not packed.</source>
        <translation>%1 पैक नहीं है।</translation>
    </message>
    <message>
        <source>A note on %1</source>
        <translation>%1 पर नोट</translation>
    </message>
    <message>
        <source>Staff read it; the customer never does.</source>
        <translation>इसे स्टाफ़ पढ़ता है, ग्राहक कभी नहीं।</translation>
    </message>
    <message>
        <source>Keep the note</source>
        <translation>नोट रखें</translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <translation>%1 रद्द करें</translation>
    </message>
    <message>
        <source>The goods go back into stock, and %1 is given back to the customer.</source>
        <translation>सामान स्टॉक में लौटेगा, और %1 ग्राहक को लौटाए जाएँगे।</translation>
    </message>
    <message>
        <source>The goods go back into stock. Nothing was paid.</source>
        <translation>सामान स्टॉक में लौटेगा। कोई पेमेंट नहीं हुआ था।</translation>
    </message>
    <message>
        <source>Cancel the order</source>
        <translation>ऑर्डर रद्द करें</translation>
    </message>
    <message>
        <source>%1 is cancelled.</source>
        <translation>%1 रद्द हो गया।</translation>
    </message>
    <message>
        <source>%1 of %2: %3.</source>
        <translation>%2 के %1: %3।</translation>
    </message>
    <message>
        <source>%1: not booked.</source>
        <translation>%1: बुक नहीं हुआ।</translation>
    </message>
    <message>
        <source>%1: the gateway was not asked.</source>
        <translation>%1: गेटवे से पूछा नहीं जा सका।</translation>
    </message>
    <message>
        <source>note on %1</source>
        <translation>%1 पर टिप्पणी</translation>
    </message>
    <message>
        <source>It could not be taken back.</source>
        <translation>इसे वापस नहीं लिया जा सका।</translation>
    </message>
    <message>
        <source>The server books the courier, and the line to it is down.</source>
        <translation>कूरियर सर्वर बुक करता है, और उससे संपर्क टूटा हुआ है।</translation>
    </message>
    <message>
        <source>The gateway is asked by the server, and the line to it is down.</source>
        <translation>गेटवे से सर्वर पूछता है, और उससे संपर्क टूटा हुआ है।</translation>
    </message>
    <message>
        <source>Money moves only when the server says so, and the line to it is down.</source>
        <translation>पैसा सर्वर के कहने पर ही चलता है, और उससे संपर्क टूटा हुआ है।</translation>
    </message>
    <message>
        <source>A cancelled order may have to be paid back, which is the server&apos;s to decide, and the line to it is down.</source>
        <translation>रद्द ऑर्डर का पैसा लौटाना पड़ सकता है, यह सर्वर तय करता है, और उससे संपर्क टूटा हुआ है।</translation>
    </message>
    <message>
        <source>The note on %1 is kept.</source>
        <translation>%1 पर टिप्पणी रख ली गई है।</translation>
    </message>
    <message>
        <source>The server is told as soon as the line is back.</source>
        <translation>संपर्क लौटते ही सर्वर को बताया जाएगा।</translation>
    </message>
    <message>
        <source>The note on %1 was sent already and stays.</source>
        <translation>%1 पर टिप्पणी भेजी जा चुकी है और रहेगी।</translation>
    </message>
</context>
<context>
    <name>paushtik::OrderCards</name>
    <message>
        <source>Needs attention</source>
        <translation>ध्यान दें</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>सामान</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>उप-योग</translation>
    </message>
    <message>
        <source>Shipping</source>
        <translation>डिलीवरी शुल्क</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>कुल</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>रिफ़ंड</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>ग्राहक</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>नाम</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>ई-मेल</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>फ़ोन</translation>
    </message>
    <message>
        <source>Deliver to</source>
        <translation>पता</translation>
    </message>
    <message>
        <source>Their note</source>
        <translation>ग्राहक का नोट</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>पेमेंट</translation>
    </message>
    <message>
        <source>No payment has been asked for.</source>
        <translation>पेमेंट अभी माँगा नहीं गया है।</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>रकम</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>तरीका</translation>
    </message>
    <message>
        <source>Captured</source>
        <translation>कब मिला</translation>
    </message>
    <message>
        <source>Payment id</source>
        <translation>पेमेंट आईडी</translation>
    </message>
    <message>
        <source>Gateway order</source>
        <translation>गेटवे ऑर्डर</translation>
    </message>
    <message>
        <source>What proves it</source>
        <translation>पेमेंट का सबूत</translation>
    </message>
    <message>
        <source>Shipment</source>
        <translation>शिपमेंट</translation>
    </message>
    <message>
        <source>Not booked with a courier yet.</source>
        <translation>कूरियर में अभी बुक नहीं हुआ है।</translation>
    </message>
    <message>
        <source>Courier</source>
        <translation>कूरियर</translation>
    </message>
    <message>
        <source>AWB</source>
        <translation>AWB</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>कब पहुँचेगा</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>पैक हुआ</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>अभी नहीं</translation>
    </message>
    <message>
        <source>Tracking</source>
        <translation>ट्रैकिंग</translation>
    </message>
    <message>
        <source>Open the courier&apos;s page</source>
        <translation>कूरियर का पेज खोलें</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>नोट</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>अब तक का हाल</translation>
    </message>
    <message>
        <source>includes IGST %1</source>
        <translation>इसमें IGST %1 शामिल</translation>
    </message>
    <message>
        <source>includes CGST %1</source>
        <translation>इसमें CGST %1 शामिल</translation>
    </message>
    <message>
        <source>includes SGST %1</source>
        <translation>इसमें SGST %1 शामिल</translation>
    </message>
</context>
<context>
    <name>paushtik::OrderDetailPane</name>
    <message>
        <source>Copy the order&apos;s number</source>
        <translation>ऑर्डर नंबर कॉपी करें</translation>
    </message>
    <message>
        <source>Save label as PDF…</source>
        <translation>PDF में सेव करें…</translation>
    </message>
    <message>
        <source>Print label</source>
        <translation>लेबल प्रिंट करें</translation>
    </message>
    <message>
        <source>All of the order</source>
        <translation>ऑर्डर की पूरी जानकारी</translation>
    </message>
    <message>
        <source>This order could not be read</source>
        <translation>यह ऑर्डर खुल नहीं सका</translation>
    </message>
    <message>
        <source>Placed %1</source>
        <translation>ऑर्डर आया: %1</translation>
    </message>
    <message>
        <source>No order chosen</source>
        <translation>कोई ऑर्डर चुना नहीं गया</translation>
    </message>
    <message>
        <source>Choose one in the table to see all of it here.</source>
        <translation>सूची में से कोई ऑर्डर चुनें, उसकी पूरी जानकारी यहाँ दिखेगी।</translation>
    </message>
    <message>
        <source>There is no label: this order is not booked with a courier yet.</source>
        <translation>लेबल नहीं है: यह ऑर्डर अभी कूरियर में बुक नहीं हुआ है।</translation>
    </message>
    <message>
        <source>More</source>
        <translation>और</translation>
    </message>
    <message>
        <source>More that can be done with this order</source>
        <translation>इस ऑर्डर के साथ और क्या हो सकता है</translation>
    </message>
</context>
<context>
    <name>paushtik::OrderExport</name>
    <message>
        <source>Orders</source>
        <translation>ऑर्डर</translation>
    </message>
</context>
<context>
    <name>paushtik::OrderFilterBar</name>
    <message>
        <source>Number, name, phone, e-mail or AWB</source>
        <translation>नंबर, नाम, फ़ोन, ई-मेल या AWB</translation>
    </message>
    <message>
        <source>Filter orders</source>
        <translation>ऑर्डर छाँटें</translation>
    </message>
    <message>
        <source>State of the orders</source>
        <translation>ऑर्डर की स्थिति</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>फ़िल्टर</translation>
    </message>
    <message>
        <source>More filters</source>
        <translation>और फ़िल्टर</translation>
    </message>
    <message>
        <source>Read the orders again (F5)</source>
        <translation>ऑर्डर फिर से लोड करें (F5)</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>सभी ऑर्डर</translation>
    </message>
    <message>
        <source>City: %1</source>
        <translation>शहर: %1</translation>
    </message>
    <message>
        <source>Product: %1</source>
        <translation>उत्पाद: %1</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>ध्यान दें</translation>
    </message>
    <message>
        <source>No shipment</source>
        <translation>शिपमेंट नहीं</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>पैक हुआ</translation>
    </message>
    <message>
        <source>Not packed</source>
        <translation>पैक नहीं</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 से %2</translation>
    </message>
    <message>
        <source>Since %1</source>
        <translation>%1 से</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>%1 तक</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>%1 से</translation>
    </message>
    <message>
        <source>Up to %1</source>
        <translation>%1 तक</translation>
    </message>
    <message>
        <source>Take this filter away</source>
        <translation>यह फ़िल्टर हटाएँ</translation>
    </message>
    <message>
        <source>All but cancelled</source>
        <translation>रद्द छोड़कर सभी</translation>
    </message>
    <message>
        <source>Paid or refunded %1</source>
        <translation>%1 को भुगतान या रिफ़ंड</translation>
    </message>
    <message>
        <source>Paid or refunded %1 to %2</source>
        <translation>%1 से %2 तक भुगतान या रिफ़ंड</translation>
    </message>
</context>
<context>
    <name>paushtik::OrderFilterPanel</name>
    <message>
        <source>More filters</source>
        <translation>और फ़िल्टर</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>पहला दिन</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>आख़िरी दिन</translation>
    </message>
    <message>
        <source>From ₹</source>
        <translation>₹ से</translation>
    </message>
    <message>
        <source>to ₹</source>
        <translation>₹ तक</translation>
    </message>
    <message>
        <source>Placed</source>
        <translation>तारीख</translation>
    </message>
    <message>
        <source>City</source>
        <translation>शहर</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>उत्पाद</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>ध्यान</translation>
    </message>
    <message>
        <source>Shipment</source>
        <translation>शिपमेंट</translation>
    </message>
    <message>
        <source>Packing</source>
        <translation>पैकिंग</translation>
    </message>
    <message>
        <source>SKU or a word of its title</source>
        <translation>SKU या नाम का कोई शब्द</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>रकम</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>सब हटाएँ</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>कभी भी</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>आज</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>कल</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>पिछले 7 दिन</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>पिछले 30 दिन</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>इस महीने</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>पिछले महीने</translation>
    </message>
    <message>
        <source>Between…</source>
        <translation>इनके बीच…</translation>
    </message>
    <message>
        <source>Whether or not it needs some</source>
        <translation>चाहे ध्यान चाहिए या नहीं</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>ध्यान दें</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>कोई भी</translation>
    </message>
    <message>
        <source>No shipment</source>
        <translation>शिपमेंट नहीं</translation>
    </message>
    <message>
        <source>Packed or not</source>
        <translation>पैक हो या नहीं</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>पैक हुआ</translation>
    </message>
    <message>
        <source>Not packed</source>
        <translation>पैक नहीं</translation>
    </message>
    <message>
        <source>Needs the copy of the orders on this machine.</source>
        <translation>इसके लिए इस मशीन पर ऑर्डरों की कॉपी चाहिए।</translation>
    </message>
</context>
<context>
    <name>paushtik::OrderPapers</name>
    <message>
        <source>Save packing slip as PDF…</source>
        <translation>पैकिंग स्लिप PDF में सहेजें…</translation>
    </message>
    <message>
        <source>Print packing slip…</source>
        <translation>पैकिंग स्लिप छापें…</translation>
    </message>
    <message>
        <source>Save tax invoice as PDF…</source>
        <translation>टैक्स इनवॉइस PDF में सहेजें…</translation>
    </message>
    <message>
        <source>Print tax invoice…</source>
        <translation>टैक्स इनवॉइस छापें…</translation>
    </message>
    <message>
        <source>Save credit note as PDF…</source>
        <translation>क्रेडिट नोट PDF में सहेजें…</translation>
    </message>
    <message>
        <source>This needs the line to the server, which is down.</source>
        <translation>इसके लिए सर्वर चाहिए, जो अभी नहीं मिल रहा।</translation>
    </message>
    <message>
        <source>An order that was never paid has no invoice.</source>
        <translation>जिस ऑर्डर का पेमेंट नहीं हुआ, उसका इनवॉइस नहीं होता।</translation>
    </message>
    <message>
        <source>There is no paper.</source>
        <translation>काग़ज़ नहीं बन सका।</translation>
    </message>
</context>
<context>
    <name>paushtik::OrderSelectionBar</name>
    <message>
        <source>Mark as packed</source>
        <translation>पैक हुआ बताएँ</translation>
    </message>
    <message>
        <source>Book shipments</source>
        <translation>शिपमेंट बुक करें</translation>
    </message>
    <message>
        <source>Ask the gateway again</source>
        <translation>गेटवे से फिर पूछें</translation>
    </message>
    <message>
        <source>Export these orders…</source>
        <translation>ये ऑर्डर फ़ाइल में लिखें…</translation>
    </message>
    <message>
        <source>%1 selected; at most %2 at once</source>
        <translation>%1 चुने गए; एक बार में ज़्यादा से ज़्यादा %2</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>%1 चुने गए</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>पैक हुआ</translation>
    </message>
    <message>
        <source>Export the orders shown</source>
        <translation>दिख रहे ऑर्डर फ़ाइल में लिखें</translation>
    </message>
    <message>
        <source>Excel (*.xlsx)</source>
        <translation>एक्सेल (*.xlsx)</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>सीएसवी (*.csv)</translation>
    </message>
    <message>
        <source>Writing the orders…</source>
        <translation>ऑर्डर लिखे जा रहे हैं…</translation>
    </message>
    <message>
        <source>The orders were not written.</source>
        <translation>ऑर्डर लिखे नहीं जा सके।</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) written.</source>
        <translation>
            <numerusform>%n ऑर्डर लिखा गया।</numerusform>
            <numerusform>%n ऑर्डर लिखे गए।</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paushtik::OrderTableModel</name>
    <message>
        <source>Order</source>
        <translation>ऑर्डर</translation>
    </message>
    <message>
        <source>Placed</source>
        <translation>तारीख</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>ग्राहक</translation>
    </message>
    <message>
        <source>City</source>
        <translation>शहर</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>नग</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>कुल</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>पेमेंट</translation>
    </message>
    <message>
        <source>Shipment</source>
        <translation>शिपमेंट</translation>
    </message>
    <message>
        <source>State</source>
        <translation>स्थिति</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>संपर्क</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>ध्यान</translation>
    </message>
</context>
<context>
    <name>paushtik::OrderViews</name>
    <message>
        <source>All orders</source>
        <translation>सभी ऑर्डर</translation>
    </message>
    <message>
        <source>To pack</source>
        <translation>पैक करने हैं</translation>
    </message>
    <message>
        <source>Awaiting payment</source>
        <translation>पेमेंट बाकी</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>ध्यान दें</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>सहेजे गए दृश्य</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>नाम बदलें…</translation>
    </message>
    <message>
        <source>Remove this view</source>
        <translation>यह दृश्य हटाएँ</translation>
    </message>
    <message>
        <source>Rename the view</source>
        <translation>दृश्य का नाम बदलें</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>नाम</translation>
    </message>
</context>
<context>
    <name>paushtik::OrderWords</name>
    <message>
        <source>Returned goods inspected</source>
        <translation>लौटा हुआ माल जाँचा गया</translation>
    </message>
    <message>
        <source>Awaiting payment</source>
        <translation>पेमेंट बाकी</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>पेमेंट हुआ</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>भेज दिया</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>पहुँच गया</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>रद्द</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>रिफ़ंड हुआ</translation>
    </message>
    <message>
        <source>Not asked for</source>
        <translation>माँगा नहीं गया</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>माँगा गया</translation>
    </message>
    <message>
        <source>Authorised</source>
        <translation>बैंक से मंज़ूर</translation>
    </message>
    <message>
        <source>Captured</source>
        <translation>मिल गया</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>असफल</translation>
    </message>
    <message>
        <source>Partly refunded</source>
        <translation>कुछ रिफ़ंड हुआ</translation>
    </message>
    <message>
        <source>Being booked</source>
        <translation>बुक हो रहा है</translation>
    </message>
    <message>
        <source>Booked, no AWB yet</source>
        <translation>बुक हुआ, AWB बाकी</translation>
    </message>
    <message>
        <source>Label ready</source>
        <translation>लेबल तैयार</translation>
    </message>
    <message>
        <source>Pickup scheduled</source>
        <translation>पिकअप तय</translation>
    </message>
    <message>
        <source>Picked up</source>
        <translation>पिकअप हुआ</translation>
    </message>
    <message>
        <source>In transit</source>
        <translation>रास्ते में</translation>
    </message>
    <message>
        <source>Out for delivery</source>
        <translation>डिलीवरी पर निकला</translation>
    </message>
    <message>
        <source>Delivery failed</source>
        <translation>डिलीवरी नहीं हुई</translation>
    </message>
    <message>
        <source>Coming back</source>
        <translation>वापस आ रहा है</translation>
    </message>
    <message>
        <source>Back with us</source>
        <translation>वापस आ गया</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>खो गया</translation>
    </message>
    <message>
        <source>Refund on its way</source>
        <translation>रिफ़ंड हो रहा है</translation>
    </message>
    <message>
        <source>Refund made</source>
        <translation>रिफ़ंड हो गया</translation>
    </message>
    <message>
        <source>Refund failed</source>
        <translation>रिफ़ंड नहीं हुआ</translation>
    </message>
    <message>
        <source>Refund due</source>
        <translation>रिफ़ंड देना है</translation>
    </message>
    <message>
        <source>Paid after cancel</source>
        <translation>रद्द होने के बाद पेमेंट</translation>
    </message>
    <message>
        <source>Amount differs</source>
        <translation>रकम अलग है</translation>
    </message>
    <message>
        <source>Payment differs</source>
        <translation>पेमेंट मेल नहीं खाता</translation>
    </message>
    <message>
        <source>Parcel lost</source>
        <translation>पार्सल खो गया</translation>
    </message>
    <message>
        <source>Shipment cancelled</source>
        <translation>शिपमेंट रद्द</translation>
    </message>
    <message>
        <source>The money came after the order had expired and the stock is gone. Refund it.</source>
        <translation>पेमेंट तब आया जब ऑर्डर का समय निकल चुका था और स्टॉक खत्म हो गया था। पैसे रिफ़ंड करें।</translation>
    </message>
    <message>
        <source>The money came after somebody cancelled the order. It is being refunded; check that the refund went through.</source>
        <translation>पेमेंट ऑर्डर रद्द होने के बाद आया। रिफ़ंड हो रहा है; देख लें कि वह पूरा हुआ या नहीं।</translation>
    </message>
    <message>
        <source>The payment is not for this order&apos;s amount. Do not ship; compare with the gateway.</source>
        <translation>पेमेंट की रकम ऑर्डर की रकम से अलग है। सामान न भेजें; गेटवे से मिलान करें।</translation>
    </message>
    <message>
        <source>The gateway tells something else than the customer&apos;s browser. Do not ship; verify the payment.</source>
        <translation>गेटवे की जानकारी ग्राहक के ब्राउज़र से अलग है। सामान न भेजें; पहले पेमेंट जाँचें।</translation>
    </message>
    <message>
        <source>The parcel is on its way back. Call the customer, then refund or send again.</source>
        <translation>पार्सल वापस आ रहा है। ग्राहक को फ़ोन करें, फिर रिफ़ंड करें या दोबारा भेजें।</translation>
    </message>
    <message>
        <source>The courier lost the parcel. Claim it there, then refund or send again.</source>
        <translation>कूरियर से पार्सल खो गया। उनसे क्लेम करें, फिर रिफ़ंड करें या दोबारा भेजें।</translation>
    </message>
    <message>
        <source>The courier cancelled the shipment; the goods are still here. Book it again.</source>
        <translation>कूरियर ने शिपमेंट रद्द कर दिया; सामान अभी यहीं है। फिर से बुक करें।</translation>
    </message>
    <message>
        <source>Customer&apos;s browser</source>
        <translation>ग्राहक का ब्राउज़र</translation>
    </message>
    <message>
        <source>Message of the gateway</source>
        <translation>गेटवे का संदेश</translation>
    </message>
    <message>
        <source>Asked by staff</source>
        <translation>स्टाफ़ ने पूछा</translation>
    </message>
    <message>
        <source>Asked at expiry</source>
        <translation>समय निकलने पर पूछा</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>कार्ड</translation>
    </message>
    <message>
        <source>UPI</source>
        <translation>UPI</translation>
    </message>
    <message>
        <source>Net banking</source>
        <translation>नेट बैंकिंग</translation>
    </message>
    <message>
        <source>Wallet</source>
        <translation>वॉलेट</translation>
    </message>
    <message>
        <source>EMI</source>
        <translation>EMI</translation>
    </message>
    <message>
        <source>Order placed</source>
        <translation>ऑर्डर आया</translation>
    </message>
    <message>
        <source>Payment authorised</source>
        <translation>पेमेंट बैंक से मंज़ूर</translation>
    </message>
    <message>
        <source>Payment failed</source>
        <translation>पेमेंट असफल</translation>
    </message>
    <message>
        <source>Expired unpaid</source>
        <translation>पेमेंट नहीं आया, समय निकल गया</translation>
    </message>
    <message>
        <source>Refund asked for</source>
        <translation>रिफ़ंड माँगा गया</translation>
    </message>
    <message>
        <source>Shipment booked</source>
        <translation>शिपमेंट बुक हुआ</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>पैक हुआ</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>नोट</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>ध्यान दें</translation>
    </message>
    <message>
        <source>Shipment: %1</source>
        <translation>शिपमेंट: %1</translation>
    </message>
    <message>
        <source>The gateway has the money; the order is paid now.</source>
        <translation>गेटवे के पास पैसे हैं; ऑर्डर का पेमेंट अब हो गया।</translation>
    </message>
    <message>
        <source>It was paid already; nothing changed.</source>
        <translation>पेमेंट पहले ही हो चुका था; कुछ नहीं बदला।</translation>
    </message>
    <message>
        <source>The gateway has no captured payment yet.</source>
        <translation>गेटवे के पास अब तक कोई पेमेंट नहीं आया।</translation>
    </message>
    <message>
        <source>The money is there, but the order is over: it has to be given back.</source>
        <translation>पैसे आ गए, पर ऑर्डर बंद हो चुका है: उन्हें लौटाना होगा।</translation>
    </message>
    <message>
        <source>The gateway has another amount than the order. Do not ship.</source>
        <translation>गेटवे की रकम ऑर्डर से अलग है। इसे मत भेजिए।</translation>
    </message>
    <message>
        <source>The gateway could not give the money back. Ask the gateway again, then refund again.</source>
        <translation>गेटवे पैसा नहीं लौटा सका। गेटवे से फिर पूछें, फिर दोबारा रिफ़ंड करें।</translation>
    </message>
    <message>
        <source>Payment captured</source>
        <translation>पेमेंट मिल गया</translation>
    </message>
    <message>
        <source>The gateway&apos;s order is paid</source>
        <translation>गेटवे का ऑर्डर चुका दिया गया</translation>
    </message>
    <message>
        <source>Refund begun</source>
        <translation>रिफ़ंड शुरू हुआ</translation>
    </message>
</context>
<context>
    <name>paushtik::OrdersPage</name>
    <message>
        <source>Orders</source>
        <translation>ऑर्डर</translation>
    </message>
    <message>
        <source>The chosen order</source>
        <translation>चुना हुआ ऑर्डर</translation>
    </message>
    <message>
        <source>Reading orders</source>
        <translation>ऑर्डर लोड हो रहे हैं</translation>
    </message>
    <message>
        <source>Search orders</source>
        <translation>ऑर्डर खोजें</translation>
    </message>
    <message>
        <source>Copy selected orders as a table</source>
        <translation>चुने हुए ऑर्डर तालिका के रूप में कॉपी करें</translation>
    </message>
    <message>
        <source>The orders could not be read</source>
        <translation>ऑर्डर लोड नहीं हो सके</translation>
    </message>
    <message>
        <source>No order fits</source>
        <translation>ऐसा कोई ऑर्डर नहीं मिला</translation>
    </message>
    <message>
        <source>No orders yet</source>
        <translation>अभी कोई ऑर्डर नहीं है</translation>
    </message>
    <message>
        <source>Try fewer letters or another state.</source>
        <translation>कम अक्षर लिखें या दूसरी स्थिति चुनें।</translation>
    </message>
    <message>
        <source>The first one will stand here as soon as it is placed.</source>
        <translation>पहला ऑर्डर आते ही यहाँ दिखेगा।</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n ऑर्डर</numerusform>
            <numerusform>%n ऑर्डर</numerusform>
        </translation>
    </message>
    <message>
        <source>%1+ orders</source>
        <translation>%1+ ऑर्डर</translation>
    </message>
    <message>
        <source>&amp;Order</source>
        <translation>&amp;ऑर्डर</translation>
    </message>
    <message>
        <source>Filter orders…</source>
        <translation>ऑर्डर फ़िल्टर करें…</translation>
    </message>
    <message>
        <source>Save this view…</source>
        <translation>यह दृश्य सहेजें…</translation>
    </message>
    <message>
        <source>Choose columns…</source>
        <translation>कॉलम चुनें…</translation>
    </message>
    <message>
        <source>Columns, views and files</source>
        <translation>कॉलम, दृश्य और फ़ाइलें</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>यह दृश्य सहेजें</translation>
    </message>
    <message>
        <source>Name of the filter, its columns and its order</source>
        <translation>इस फ़िल्टर, कॉलम और क्रम का नाम</translation>
    </message>
</context>
<context>
    <name>paushtik::PageButton</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n बाकी</numerusform>
            <numerusform>%n बाकी</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paushtik::PaperWiring</name>
    <message>
        <source>Save %1</source>
        <translation>%1 सहेजें</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>%1 was not saved.</source>
        <translation>%1 सहेजा नहीं जा सका।</translation>
    </message>
    <message>
        <source>%1 is saved.</source>
        <translation>%1 सहेज लिया गया।</translation>
    </message>
    <message>
        <source>%1 was not printed.</source>
        <translation>%1 नहीं छपा।</translation>
    </message>
    <message>
        <source>%1 goes to the printer.</source>
        <translation>%1 प्रिंटर को जा रहा है।</translation>
    </message>
</context>
<context>
    <name>paushtik::PrintWords</name>
    <message>
        <source>Waiting</source>
        <translation>बाकी</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>असफल</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>छपाई</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>छप गया</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>पक्का नहीं</translation>
    </message>
    <message>
        <source>It was sent, but the printer never confirmed it. Look whether it came out.</source>
        <translation>भेजा गया, पर प्रिंटर ने पुष्टि नहीं की। देखें कि काग़ज़ निकला या नहीं।</translation>
    </message>
    <message>
        <source>What was to be printed is not a document that can be drawn.</source>
        <translation>जो छपना था वह ऐसा दस्तावेज़ नहीं जो बनाया जा सके।</translation>
    </message>
    <message>
        <source>This computer no longer knows the printer.</source>
        <translation>यह कंप्यूटर अब इस प्रिंटर को नहीं जानता।</translation>
    </message>
    <message>
        <source>The printer&apos;s queue did not take it.</source>
        <translation>प्रिंटर की कतार ने इसे नहीं लिया।</translation>
    </message>
    <message>
        <source>Given up.</source>
        <translation>छोड़ दिया गया।</translation>
    </message>
    <message>
        <source>The printer does not answer. Is it on and connected?</source>
        <translation>प्रिंटर जवाब नहीं दे रहा। क्या वह चालू और जुड़ा हुआ है?</translation>
    </message>
    <message>
        <source>The printer cannot be reached: %1</source>
        <translation>प्रिंटर तक पहुँच नहीं: %1</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>लेबल</translation>
    </message>
    <message>
        <source>A4 sheets</source>
        <translation>A4 काग़ज़</translation>
    </message>
</context>
<context>
    <name>paushtik::ReasonDialog</name>
    <message>
        <source>Back</source>
        <translation>वापस</translation>
    </message>
</context>
<context>
    <name>paushtik::RefundDialog</name>
    <message>
        <source>The goods are back: add them to the stock</source>
        <translation>सामान लौट आया: उसे स्टॉक में जोड़ें</translation>
    </message>
    <message>
        <source>Refund of %1</source>
        <translation>%1 का रिफ़ंड</translation>
    </message>
    <message>
        <source>Captured</source>
        <translation>मिले</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>लौटाए</translation>
    </message>
    <message>
        <source>Can be refunded</source>
        <translation>लौटाए जा सकते हैं</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>वापस</translation>
    </message>
    <message>
        <source>Amount in rupees</source>
        <translation>रकम रुपयों में</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>वजह</translation>
    </message>
    <message>
        <source>Damaged on the way</source>
        <translation>रास्ते में टूटा</translation>
    </message>
    <message>
        <source>Arrived late</source>
        <translation>देर से पहुँचा</translation>
    </message>
    <message>
        <source>Wrong product</source>
        <translation>ग़लत उत्पाद</translation>
    </message>
    <message>
        <source>Returned by the customer</source>
        <translation>ग्राहक ने लौटाया</translation>
    </message>
    <message>
        <source>Goodwill</source>
        <translation>सद्भावना</translation>
    </message>
    <message>
        <source>Amount in ₹</source>
        <translation>रकम ₹ में</translation>
    </message>
    <message>
        <source>Refund %1</source>
        <translation>%1 लौटाएँ</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>लौटाएँ</translation>
    </message>
    <message>
        <source>It may have arrived all the same. Sending it again is safe: it stays one refund.</source>
        <translation>हो सकता है यह पहुँच गया हो। फिर भेजना सुरक्षित है: रिफ़ंड एक ही रहेगा।</translation>
    </message>
    <message>
        <source>Send the same again</source>
        <translation>वही फिर भेजें</translation>
    </message>
    <message>
        <source>Between ₹0.01 and %1</source>
        <translation>₹0.01 और %1 के बीच</translation>
    </message>
</context>
<context>
    <name>paushtik::SettingsPage</name>
    <message>
        <source>Administrator</source>
        <translation>एडमिन</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>मैनेजर</translation>
    </message>
    <message>
        <source>Warehouse</source>
        <translation>गोदाम</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>सेटिंग</translation>
    </message>
    <message>
        <source>Language and appearance</source>
        <translation>भाषा और रंग-रूप</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>भाषा</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>सिस्टम के अनुसार</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>रंग-रूप</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>हल्का</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>गहरा</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>खाता</translation>
    </message>
    <message>
        <source>Signed in as</source>
        <translation>नाम</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>ई-मेल</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>भूमिका</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>सर्वर</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>साइन आउट करें</translation>
    </message>
    <message>
        <source>About</source>
        <translation>ऐप के बारे में</translation>
    </message>
    <message>
        <source>Paushtik Desk</source>
        <translation>Paushtik Desk</translation>
    </message>
    <message>
        <source>Qt</source>
        <translation>Qt</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>लाइसेंस</translation>
    </message>
    <message>
        <source>System</source>
        <translation>सिस्टम</translation>
    </message>
</context>
<context>
    <name>paushtik::SignInPage</name>
    <message>
        <source>Sign in</source>
        <translation>साइन इन करें</translation>
    </message>
    <message>
        <source>Orders, stock and shipments of your shop.</source>
        <translation>आपकी दुकान के ऑर्डर, स्टॉक और शिपमेंट।</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>&amp;सर्वर</translation>
    </message>
    <message>
        <source>&amp;E-mail</source>
        <translation>&amp;ई-मेल</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;पासवर्ड</translation>
    </message>
    <message>
        <source>Server address</source>
        <translation>सर्वर का पता</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>ई-मेल</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>पासवर्ड</translation>
    </message>
    <message>
        <source>This is not an address of a server.</source>
        <translation>यह किसी सर्वर का पता नहीं है।</translation>
    </message>
    <message>
        <source>Enter your e-mail.</source>
        <translation>अपना ई-मेल लिखें।</translation>
    </message>
    <message>
        <source>Enter your password.</source>
        <translation>अपना पासवर्ड लिखें।</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>साइन इन हो रहा है…</translation>
    </message>
    <message>
        <source>%1 cannot be reached. Is the address right, and is this computer online?</source>
        <translation>%1 से संपर्क नहीं हो पा रहा। क्या पता सही है और यह कंप्यूटर इंटरनेट से जुड़ा है?</translation>
    </message>
    <message>
        <source>%1 answers, but it is not a Paushtik server.</source>
        <translation>%1 से जवाब मिला, पर वह Paushtik का सर्वर नहीं है।</translation>
    </message>
    <message>
        <source>The e-mail or the password is wrong.</source>
        <translation>ई-मेल या पासवर्ड गलत है।</translation>
    </message>
    <message numerus="yes">
        <source>Too many failed attempts: sign-in is locked for %n minute(s).</source>
        <translation>
            <numerusform>बहुत बार गलत कोशिश हुई: साइन-इन %n मिनट के लिए बंद है।</numerusform>
            <numerusform>बहुत बार गलत कोशिश हुई: साइन-इन %n मिनट के लिए बंद है।</numerusform>
        </translation>
    </message>
    <message>
        <source>Sign in as %1</source>
        <translation>%1 के रूप में साइन इन करें</translation>
    </message>
</context>
<context>
    <name>paushtik::StateView</name>
    <message>
        <source>Try again</source>
        <translation>फिर कोशिश करें</translation>
    </message>
</context>
<context>
    <name>paushtik::ManifestsView</name>
    <message numerus="yes">
        <source>%n parcel(s) ready</source>
        <translation>
            <numerusform>%n पार्सल तैयार</numerusform>
            <numerusform>%n पार्सल तैयार</numerusform>
        </translation>
    </message>
    <message>
        <source>Make manifest</source>
        <translation>मैनिफ़ेस्ट बनाएँ</translation>
    </message>
    <message>
        <source>Every parcel with a label is on a manifest.</source>
        <translation>लेबल वाला हर पार्सल किसी मैनिफ़ेस्ट पर है।</translation>
    </message>
    <message numerus="yes">
        <source>%n parcel(s)</source>
        <translation>
            <numerusform>%n पार्सल</numerusform>
            <numerusform>%n पार्सल</numerusform>
        </translation>
    </message>
    <message>
        <source>Not handed over yet.</source>
        <translation>अभी सौंपा नहीं गया।</translation>
    </message>
    <message>
        <source>no name given</source>
        <translation>नाम नहीं बताया</translation>
    </message>
    <message>
        <source>%1 of %2 parcels handed over by %3 on %4. Driver: %5. %6</source>
        <translation>%2 में से %1 पार्सल %3 ने %4 को सौंपे। ड्राइवर: %5। %6</translation>
    </message>
    <message>
        <source>Signed.</source>
        <translation>हस्ताक्षर हुए।</translation>
    </message>
    <message>
        <source>Not signed.</source>
        <translation>हस्ताक्षर नहीं हुए।</translation>
    </message>
    <message>
        <source>No manifest was made.</source>
        <translation>मैनिफ़ेस्ट नहीं बना।</translation>
    </message>
    <message>
        <source>%1 is made.</source>
        <translation>%1 बन गया।</translation>
    </message>
    <message>
        <source>%1 is not printed.</source>
        <translation>%1 नहीं छपा।</translation>
    </message>
    <message>
        <source>%1 waits: no printer is chosen for A4 sheets yet.</source>
        <translation>%1 रुका है: A4 के लिए अभी कोई प्रिंटर नहीं चुना गया।</translation>
    </message>
    <message>
        <source>Scan each parcel as it goes into the van.</source>
        <translation>गाड़ी में रखते समय हर पार्सल स्कैन करें।</translation>
    </message>
    <message>
        <source>All parcels are in the van.</source>
        <translation>सारे पार्सल गाड़ी में हैं।</translation>
    </message>
    <message>
        <source>%1 was scanned before.</source>
        <translation>%1 पहले ही स्कैन हो चुका है।</translation>
    </message>
    <message>
        <source>Wrong courier: %1 goes with %2.</source>
        <translation>ग़लत कूरियर: %1 को %2 ले जाएगा।</translation>
    </message>
    <message>
        <source>%1 is not on this manifest.</source>
        <translation>%1 इस मैनिफ़ेस्ट पर नहीं है।</translation>
    </message>
    <message>
        <source>%1 of %2 parcels, %3 missing</source>
        <translation>%2 में से %1 पार्सल, %3 बाक़ी</translation>
    </message>
    <message>
        <source>The handover is not kept.</source>
        <translation>सौंपना दर्ज नहीं हुआ।</translation>
    </message>
    <message numerus="yes">
        <source>%n parcel(s) handed over.</source>
        <translation>
            <numerusform>%n पार्सल सौंपा गया।</numerusform>
            <numerusform>%n पार्सल सौंपे गए।</numerusform>
        </translation>
    </message>
    <message>
        <source>Ready for a manifest</source>
        <translation>मैनिफ़ेस्ट के लिए तैयार</translation>
    </message>
    <message>
        <source>Manifests</source>
        <translation>मैनिफ़ेस्ट</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>छापें</translation>
    </message>
    <message>
        <source>Print the manifest</source>
        <translation>मैनिफ़ेस्ट छापें</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>सौंपें</translation>
    </message>
    <message>
        <source>Hand the parcels over</source>
        <translation>पार्सल सौंपें</translation>
    </message>
    <message>
        <source>Scan a parcel</source>
        <translation>पार्सल स्कैन करें</translation>
    </message>
    <message>
        <source>AWB of a parcel</source>
        <translation>पार्सल का AWB</translation>
    </message>
    <message>
        <source>Parcels of the manifest</source>
        <translation>मैनिफ़ेस्ट के पार्सल</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>ड्राइवर</translation>
    </message>
    <message>
        <source>The driver&apos;s name</source>
        <translation>ड्राइवर का नाम</translation>
    </message>
    <message>
        <source>The driver signed</source>
        <translation>ड्राइवर ने हस्ताक्षर किए</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>पूरा करें</translation>
    </message>
    <message>
        <source>Finish the handover</source>
        <translation>सौंपना पूरा करें</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>वापस</translation>
    </message>
    <message>
        <source>Leave the handover</source>
        <translation>सौंपना छोड़ें</translation>
    </message>
    <message>
        <source>This needs the line to the server, which is down.</source>
        <translation>इसके लिए सर्वर चाहिए, जो अभी नहीं मिल रहा।</translation>
    </message>
    <message>
        <source>The parcels of %1 cannot be read.</source>
        <translation>%1 के पार्सल पढ़े नहीं जा सके।</translation>
    </message>
    <message>
        <source>Pickup from %1</source>
        <translation>%1 से पिकअप</translation>
    </message>
    <message>
        <source>Hand over late parcels</source>
        <translation>बाकी पार्सल सौंपें</translation>
    </message>
    <message>
        <source>No manifest has been made yet.</source>
        <translation>अभी कोई मैनिफ़ेस्ट नहीं बना।</translation>
    </message>
    <message>
        <source>%1 went with an earlier van.</source>
        <translation>%1 पहले वाली गाड़ी से जा चुका है।</translation>
    </message>
    <message>
        <source>Later %1 of %2 by %3 on %4. Driver: %5. %6</source>
        <translation>बाद में %2 में से %1, सौंपने वाले %3, %4। ड्राइवर: %5। %6</translation>
    </message>
    <message numerus="yes">
        <source>%n parcel(s) missing.</source>
        <translation>
            <numerusform>%n पार्सल नहीं मिला।</numerusform>
            <numerusform>%n पार्सल नहीं मिले।</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paushtik::PackLineRow</name>
    <message>
        <source>%1 of batch %2, best before %3</source>
        <translation>बैच %2 से %1, %3 तक उत्तम</translation>
    </message>
    <message>
        <source>In the box</source>
        <translation>डिब्बे में है</translation>
    </message>
    <message>
        <source>Take one</source>
        <translation>एक लें</translation>
    </message>
</context>
<context>
    <name>paushtik::PackingBench</name>
    <message>
        <source>%1 could not be marked as packed.</source>
        <translation>%1 पर पैक होने का निशान नहीं लगा।</translation>
    </message>
    <message>
        <source>%1 is still open. Finish it or put it aside first.</source>
        <translation>%1 अभी खुला है। पहले उसे पूरा करें या अलग रखें।</translation>
    </message>
    <message>
        <source>This label belongs to %1.</source>
        <translation>यह लेबल %1 का है।</translation>
    </message>
    <message>
        <source>Looking for %1…</source>
        <translation>%1 ढूँढ रहे हैं…</translation>
    </message>
    <message>
        <source>Nobody knows %1.</source>
        <translation>%1 कहीं नहीं मिला।</translation>
    </message>
    <message>
        <source>%1 was not fetched ahead, and the server cannot be asked.</source>
        <translation>%1 पहले से नहीं लाया गया था, और सर्वर से अभी पूछा नहीं जा सकता।</translation>
    </message>
    <message>
        <source>%1 is not to be packed: it is not paid, or it has left already.</source>
        <translation>%1 पैक नहीं करना है: भुगतान नहीं हुआ, या वह जा चुका है।</translation>
    </message>
    <message>
        <source>This order was packed before.</source>
        <translation>यह ऑर्डर पहले पैक हो चुका है।</translation>
    </message>
    <message>
        <source>Take these out of the shelf.</source>
        <translation>ये चीज़ें शेल्फ़ से निकालें।</translation>
    </message>
    <message>
        <source>Enough of these: %1</source>
        <translation>ये पूरे हो गए: %1</translation>
    </message>
    <message>
        <source>Wrong item: %1 is not in this order.</source>
        <translation>ग़लत चीज़: %1 इस ऑर्डर में नहीं है।</translation>
    </message>
    <message numerus="yes">
        <source>Not yet: %n piece(s) missing from the box.</source>
        <translation>
            <numerusform>अभी नहीं: डिब्बे में %n नग कम है।</numerusform>
            <numerusform>अभी नहीं: डिब्बे में %n नग कम हैं।</numerusform>
        </translation>
    </message>
    <message>
        <source>Wrong label: %1 is not this parcel&apos;s.</source>
        <translation>ग़लत लेबल: %1 इस पार्सल का नहीं है।</translation>
    </message>
    <message>
        <source>%1 is packed.</source>
        <translation>%1 पैक हो गया।</translation>
    </message>
    <message>
        <source>Open again.</source>
        <translation>फिर से खोला।</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>वापस लिया।</translation>
    </message>
    <message>
        <source>%1: no label.</source>
        <translation>%1: लेबल नहीं है।</translation>
    </message>
    <message>
        <source>Scan an order number, a slip or a label.</source>
        <translation>ऑर्डर नंबर, पर्ची या लेबल स्कैन करें।</translation>
    </message>
    <message>
        <source>Scan each item into the box.</source>
        <translation>डिब्बे में रखते हुए हर चीज़ स्कैन करें।</translation>
    </message>
    <message>
        <source>Everything is in the box, but the courier has given no number yet.</source>
        <translation>सब डिब्बे में है, पर कूरियर ने अभी नंबर नहीं दिया।</translation>
    </message>
    <message>
        <source>Everything is in the box. Stick the label on it and scan it.</source>
        <translation>सब डिब्बे में है। लेबल चिपकाएँ और उसे स्कैन करें।</translation>
    </message>
    <message>
        <source>Scan the next order.</source>
        <translation>अगला ऑर्डर स्कैन करें।</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 में से %1</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>नोट: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) fetched ahead</source>
        <translation>
            <numerusform>%n ऑर्डर पहले से लाया गया</numerusform>
            <numerusform>%n ऑर्डर पहले से लाए गए</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s) wait for the line</source>
        <translation>
            <numerusform>%n निशान लाइन की राह देख रहा है</numerusform>
            <numerusform>%n निशान लाइन की राह देख रहे हैं</numerusform>
        </translation>
    </message>
    <message>
        <source>Scan, or type an order number and press Enter</source>
        <translation>स्कैन करें, या ऑर्डर नंबर लिखकर Enter दबाएँ</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>कोड</translation>
    </message>
    <message>
        <source>What belongs in the box</source>
        <translation>डिब्बे में क्या जाएगा</translation>
    </message>
    <message>
        <source>Undo the last scan</source>
        <translation>पिछला स्कैन वापस लें</translation>
    </message>
    <message>
        <source>Put the order aside</source>
        <translation>ऑर्डर अलग रखें</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>अलग रखें</translation>
    </message>
    <message>
        <source>Print label</source>
        <translation>लेबल छापें</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>आवाज़ें</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>डिब्बा</translation>
    </message>
    <message>
        <source>As booked</source>
        <translation>जैसा बुक हुआ</translation>
    </message>
    <message>
        <source>Undo scan</source>
        <translation>स्कैन वापस लें</translation>
    </message>
    <message>
        <source>%1 is not to be packed: its shipment was cancelled. Book it again first.</source>
        <translation>%1 पैक नहीं होना है: इसका शिपमेंट रद्द हो गया। पहले दोबारा बुक करें।</translation>
    </message>
    <message>
        <source>The label waits: no printer is chosen for labels yet.</source>
        <translation>लेबल रुका है: लेबल के लिए अभी कोई प्रिंटर नहीं चुना गया।</translation>
    </message>
</context>
<context>
    <name>paushtik::PrintingView</name>
    <message>
        <source>It is not printed again.</source>
        <translation>दोबारा नहीं छपा।</translation>
    </message>
    <message>
        <source>The print job stays as it is.</source>
        <translation>छपाई का काम जैसा था वैसा ही है।</translation>
    </message>
    <message>
        <source>None</source>
        <translation>कोई नहीं</translation>
    </message>
    <message>
        <source>Thermal printer on the network (ZPL)</source>
        <translation>नेटवर्क पर थर्मल प्रिंटर (ZPL)</translation>
    </message>
    <message>
        <source>Test page</source>
        <translation>जाँच पन्ना</translation>
    </message>
    <message>
        <source>The test page is not printed.</source>
        <translation>जाँच पन्ना नहीं छपा।</translation>
    </message>
    <message>
        <source>Printers</source>
        <translation>प्रिंटर</translation>
    </message>
    <message>
        <source>Print jobs</source>
        <translation>छपाई के काम</translation>
    </message>
    <message>
        <source>Print log</source>
        <translation>छपाई का लेखा</translation>
    </message>
    <message>
        <source>When</source>
        <translation>कब</translation>
    </message>
    <message>
        <source>What</source>
        <translation>क्या</translation>
    </message>
    <message>
        <source>State</source>
        <translation>स्थिति</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>कारण</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>कौन</translation>
    </message>
    <message>
        <source>It came out</source>
        <translation>निकल आया</translation>
    </message>
    <message>
        <source>It did not: print again</source>
        <translation>नहीं निकला: फिर छापें</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>छोड़ दें</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>फिर छापें</translation>
    </message>
    <message>
        <source>Why it is printed again</source>
        <translation>दोबारा क्यों छप रहा है</translation>
    </message>
    <message>
        <source>Printer: %1</source>
        <translation>प्रिंटर: %1</translation>
    </message>
    <message>
        <source>Address of the thermal printer</source>
        <translation>थर्मल प्रिंटर का पता</translation>
    </message>
    <message>
        <source>Dots an inch</source>
        <translation>प्रति इंच बिंदु</translation>
    </message>
    <message>
        <source>Three labels on an A4 sheet</source>
        <translation>एक A4 पर तीन लेबल</translation>
    </message>
</context>
<context>
    <name>paushtik::QueueModel</name>
    <message>
        <source>Not booked</source>
        <translation>बुक नहीं हुआ</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>ऑर्डर</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>ग्राहक</translation>
    </message>
    <message>
        <source>City</source>
        <translation>शहर</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>नग</translation>
    </message>
    <message>
        <source>State</source>
        <translation>स्थिति</translation>
    </message>
    <message>
        <source>Courier</source>
        <translation>कूरियर</translation>
    </message>
    <message>
        <source>AWB</source>
        <translation>AWB नंबर</translation>
    </message>
    <message>
        <source>Trouble</source>
        <translation>दिक़्क़त</translation>
    </message>
</context>
<context>
    <name>paushtik::QueuesView</name>
    <message numerus="yes">
        <source>%n parcel(s) booked.</source>
        <translation>
            <numerusform>%n पार्सल बुक हुआ।</numerusform>
            <numerusform>%n पार्सल बुक हुए।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pickup asked for %n parcel(s).</source>
        <translation>
            <numerusform>%n पार्सल के लिए पिकअप माँगा गया।</numerusform>
            <numerusform>%n पार्सलों के लिए पिकअप माँगा गया।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shipment(s) cancelled.</source>
        <translation>
            <numerusform>%n शिपमेंट रद्द हुआ।</numerusform>
            <numerusform>%n शिपमेंट रद्द हुए।</numerusform>
        </translation>
    </message>
    <message>
        <source>The labels wait: no printer is chosen for them yet.</source>
        <translation>लेबल रुके हैं: उनके लिए अभी कोई प्रिंटर नहीं चुना गया।</translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) on the way to the printer.</source>
        <translation>
            <numerusform>%n लेबल प्रिंटर को जा रहा है।</numerusform>
            <numerusform>%n लेबल प्रिंटर को जा रहे हैं।</numerusform>
        </translation>
    </message>
    <message>
        <source>The parcels could not be read</source>
        <translation>पार्सल पढ़े नहीं जा सके</translation>
    </message>
    <message>
        <source>Queues of parcels</source>
        <translation>पार्सलों की कतारें</translation>
    </message>
    <message>
        <source>Parcels</source>
        <translation>पार्सल</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>प्रगति</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>रोकें</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>पैक करें</translation>
    </message>
    <message>
        <source>Book or try again</source>
        <translation>बुक करें या फिर कोशिश करें</translation>
    </message>
    <message>
        <source>Print labels</source>
        <translation>लेबल छापें</translation>
    </message>
    <message>
        <source>Ask for pickup</source>
        <translation>पिकअप माँगें</translation>
    </message>
    <message>
        <source>Cancel shipment</source>
        <translation>शिपमेंट रद्द करें</translation>
    </message>
    <message>
        <source>This needs the line to the server, which is down.</source>
        <translation>इसके लिए सर्वर चाहिए, जो अभी नहीं मिल रहा।</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 पढ़ा नहीं जा सका।</translation>
    </message>
    <message>
        <source>The return of %1 is settled.</source>
        <translation>%1 की वापसी निपट गई।</translation>
    </message>
    <message>
        <source>Settle the return…</source>
        <translation>वापसी निपटाएँ…</translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n shipment(s)?</source>
        <translation>
            <numerusform>%n शिपमेंट रद्द करें?</numerusform>
            <numerusform>%n शिपमेंट रद्द करें?</numerusform>
        </translation>
    </message>
    <message>
        <source>The courier does not come for what is cancelled, and its label is worth nothing any more. Orders stay paid: they wait under “%1” until they are booked again or their money goes back.</source>
        <translation>रद्द शिपमेंट के लिए कूरियर नहीं आता, और उसका लेबल बेकार हो जाता है। ऑर्डर का भुगतान बना रहता है: दोबारा बुक होने या पैसे लौटने तक वे “%1” में रहते हैं।</translation>
    </message>
    <message numerus="yes">
        <source>%n other(s) of those chosen cannot be cancelled and stay as they are.</source>
        <translation>
            <numerusform>चुने हुओं में से %n और रद्द नहीं हो सकता और वैसा ही रहेगा।</numerusform>
            <numerusform>चुने हुओं में से %n और रद्द नहीं हो सकते और वैसे ही रहेंगे।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel the shipment(s)</source>
        <translation>
            <numerusform>शिपमेंट रद्द करें</numerusform>
            <numerusform>शिपमेंट रद्द करें</numerusform>
        </translation>
    </message>
    <message>
        <source>Change nothing</source>
        <translation>कुछ न बदलें</translation>
    </message>
    <message>
        <source>Its shipment was cancelled, and the label with it.</source>
        <translation>इसका शिपमेंट रद्द हो गया, और उसके साथ लेबल भी।</translation>
    </message>
    <message>
        <source>Not every label is printed.</source>
        <translation>सब लेबल नहीं छपेंगे।</translation>
    </message>
    <message>
        <source>Cancel shipment…</source>
        <translation>शिपमेंट रद्द करें…</translation>
    </message>
    <message>
        <source>%1 of %2, longest waiting first. The others are found by number or AWB.</source>
        <translation>%2 में से %1, सबसे ज़्यादा इंतज़ार वाले पहले। बाकी नंबर या AWB से मिलते हैं।</translation>
    </message>
    <message>
        <source>No parcel of this queue fits “%1”</source>
        <translation>इस कतार में “%1” वाला कोई पार्सल नहीं</translation>
    </message>
    <message>
        <source>Enter looks for the number or the AWB everywhere.</source>
        <translation>Enter नंबर या AWB को हर जगह खोजता है।</translation>
    </message>
    <message>
        <source>Nobody knows %1.</source>
        <translation>%1 कहीं नहीं मिला।</translation>
    </message>
    <message>
        <source>%1 cannot be looked up.</source>
        <translation>%1 खोजा नहीं जा सका।</translation>
    </message>
    <message>
        <source>%1 stands in no queue.</source>
        <translation>%1 किसी कतार में नहीं है।</translation>
    </message>
    <message>
        <source>Find a parcel</source>
        <translation>पार्सल खोजें</translation>
    </message>
    <message>
        <source>Number, AWB, name</source>
        <translation>नंबर, AWB, नाम</translation>
    </message>
</context>
<context>
    <name>paushtik::ShipmentWords</name>
    <message>
        <source>The courier&apos;s wallet is empty. Top it up, then try again.</source>
        <translation>कूरियर का वॉलेट ख़ाली है। उसमें पैसे डालें, फिर कोशिश करें।</translation>
    </message>
    <message>
        <source>No courier goes to this PIN code.</source>
        <translation>इस पिन कोड पर कोई कूरियर नहीं जाता।</translation>
    </message>
    <message>
        <source>The courier does not take the address as it is written.</source>
        <translation>कूरियर इस तरह लिखा पता नहीं मानता।</translation>
    </message>
    <message>
        <source>The courier does not take the phone number.</source>
        <translation>कूरियर यह फ़ोन नंबर नहीं मानता।</translation>
    </message>
    <message>
        <source>The courier has stopped our account.</source>
        <translation>कूरियर ने हमारा खाता रोक दिया है।</translation>
    </message>
    <message>
        <source>Too many calls at once; it is tried again by itself.</source>
        <translation>एक साथ बहुत अनुरोध; अपने आप फिर कोशिश होगी।</translation>
    </message>
    <message>
        <source>The courier does not answer; it is tried again by itself.</source>
        <translation>कूरियर जवाब नहीं दे रहा; अपने आप फिर कोशिश होगी।</translation>
    </message>
    <message>
        <source>The courier has not made the label yet.</source>
        <translation>कूरियर ने अभी लेबल नहीं बनाया।</translation>
    </message>
    <message>
        <source>The courier has cancelled it. Booking it again is safe.</source>
        <translation>कूरियर ने इसे रद्द किया है। दोबारा बुक करना सुरक्षित है।</translation>
    </message>
    <message>
        <source>To pack</source>
        <translation>पैक करने हैं</translation>
    </message>
    <message>
        <source>No AWB yet</source>
        <translation>AWB नहीं मिला</translation>
    </message>
    <message>
        <source>Ready for pickup</source>
        <translation>पिकअप को तैयार</translation>
    </message>
    <message>
        <source>In transit</source>
        <translation>रास्ते में</translation>
    </message>
    <message>
        <source>Not delivered</source>
        <translation>डिलीवर नहीं हुए</translation>
    </message>
    <message>
        <source>Coming back</source>
        <translation>लौट रहे हैं</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>खोए हुए</translation>
    </message>
    <message>
        <source>Needs help</source>
        <translation>मदद चाहिए</translation>
    </message>
    <message>
        <source>Every paid order is packed.</source>
        <translation>भुगतान वाला हर ऑर्डर पैक है।</translation>
    </message>
    <message>
        <source>Nothing is wrong here.</source>
        <translation>यहाँ सब ठीक है।</translation>
    </message>
    <message>
        <source>No parcel stands here now.</source>
        <translation>अभी यहाँ कोई पार्सल नहीं।</translation>
    </message>
    <message>
        <source>The courier did not take it.</source>
        <translation>कूरियर ने इसे नहीं लिया।</translation>
    </message>
    <message>
        <source>The courier did not take it. The line brings its reason.</source>
        <translation>कूरियर ने इसे नहीं लिया। वजह सर्वर से मिलेगी।</translation>
    </message>
    <message>
        <source>The courier has given no number yet.</source>
        <translation>कूरियर ने अभी नंबर नहीं दिया।</translation>
    </message>
    <message>
        <source>The parcel has left us: it can only come back.</source>
        <translation>पार्सल निकल चुका है: अब वह लौट ही सकता है।</translation>
    </message>
    <message>
        <source>It is not paid, or not any more.</source>
        <translation>इसका भुगतान नहीं है, या अब नहीं रहा।</translation>
    </message>
    <message>
        <source>The shipment was cancelled. Booking it again is safe.</source>
        <translation>शिपमेंट रद्द हो गया। दोबारा बुक करना सुरक्षित है।</translation>
    </message>
</context>
<context>
    <name>paushtik::ShipmentsPage</name>
    <message>
        <source>Shipments</source>
        <translation>शिपमेंट</translation>
    </message>
    <message>
        <source>Parts of the shipments</source>
        <translation>शिपमेंट के भाग</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>कतारें</translation>
    </message>
    <message>
        <source>Packing</source>
        <translation>पैकिंग</translation>
    </message>
    <message>
        <source>Manifests</source>
        <translation>मैनिफ़ेस्ट</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>छपाई</translation>
    </message>
    <message>
        <source>Show the queues</source>
        <translation>कतारें दिखाएँ</translation>
    </message>
    <message>
        <source>Go to the packing bench</source>
        <translation>पैकिंग की मेज़ पर जाएँ</translation>
    </message>
    <message>
        <source>Show the manifests</source>
        <translation>मैनिफ़ेस्ट दिखाएँ</translation>
    </message>
    <message>
        <source>Show printers and print jobs</source>
        <translation>प्रिंटर और छपाई के काम दिखाएँ</translation>
    </message>
</context>
<context>
    <name>paushtik::ShipmentDetail</name>
    <message>
        <source>The chosen parcel</source>
        <translation>चुना हुआ पार्सल</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>क्या गड़बड़ हुई</translation>
    </message>
    <message numerus="yes">
        <source>Tried %n time(s)</source>
        <translation>
            <numerusform>%n बार कोशिश हुई</numerusform>
            <numerusform>%n बार कोशिश हुई</numerusform>
        </translation>
    </message>
    <message>
        <source>Expected %1</source>
        <translation>%1 तक पहुँचेगा</translation>
    </message>
    <message>
        <source>Tracking</source>
        <translation>ट्रैकिंग</translation>
    </message>
    <message>
        <source>The courier has told nothing yet.</source>
        <translation>कूरियर ने अभी कुछ नहीं बताया।</translation>
    </message>
</context>
<context>
    <name>paushtik::PictureQueue</name>
    <message>
        <source>Pasted picture</source>
        <translation>चिपकाई गई तस्वीर</translation>
    </message>
</context>
<context>
    <name>paushtik::PictureWords</name>
    <message>
        <source>No product yet</source>
        <translation>अभी कोई उत्पाद नहीं</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>प्रतीक्षा में</translation>
    </message>
    <message>
        <source>Being made</source>
        <translation>बन रही है</translation>
    </message>
    <message>
        <source>Ready to send</source>
        <translation>भेजने को तैयार</translation>
    </message>
    <message>
        <source>Waits for the line</source>
        <translation>लाइन की प्रतीक्षा में</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>भेजी जा रही है</translation>
    </message>
    <message>
        <source>In the shop</source>
        <translation>दुकान में है</translation>
    </message>
    <message>
        <source>Not possible</source>
        <translation>संभव नहीं</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>पूरी</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>मध्यम</translation>
    </message>
    <message>
        <source>Thumbnail</source>
        <translation>छोटी</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation>धुंधली</translation>
    </message>
    <message>
        <source>The file is larger than 20 MB or than 100 megapixels.</source>
        <translation>फ़ाइल 20 MB या 100 मेगापिक्सेल से बड़ी है।</translation>
    </message>
    <message>
        <source>This is not a JPEG, PNG, WebP or HEIF picture.</source>
        <translation>यह JPEG, PNG, WebP या HEIF तस्वीर नहीं है।</translation>
    </message>
    <message>
        <source>The file is not there any more.</source>
        <translation>फ़ाइल अब वहाँ नहीं है।</translation>
    </message>
    <message>
        <source>The picture is broken or incomplete.</source>
        <translation>तस्वीर टूटी या अधूरी है।</translation>
    </message>
    <message>
        <source>Seen before</source>
        <translation>पहले से है</translation>
    </message>
</context>
<context>
    <name>paushtik::PicturesPage</name>
    <message>
        <source>Pictures</source>
        <translation>तस्वीरें</translation>
    </message>
    <message>
        <source>This looks the same as %1.</source>
        <translation>यह %1 जैसी ही दिखती है।</translation>
    </message>
    <message>
        <source>A folder of pictures</source>
        <translation>तस्वीरों का फ़ोल्डर</translation>
    </message>
    <message>
        <source>There is no picture in the clipboard.</source>
        <translation>क्लिपबोर्ड में कोई तस्वीर नहीं है।</translation>
    </message>
    <message>
        <source>Drop files or folders here. A file named after a SKU finds its product.</source>
        <translation>फ़ाइलें या फ़ोल्डर यहाँ छोड़ें। SKU के नाम वाली फ़ाइल अपना उत्पाद खोज लेती है।</translation>
    </message>
    <message>
        <source>No pictures on their way</source>
        <translation>भेजने के लिए कोई तस्वीर नहीं</translation>
    </message>
    <message>
        <source>Drop photographs or a folder onto this page, or paste one.</source>
        <translation>तस्वीरें या फ़ोल्डर इस पन्ने पर छोड़ें, या कोई तस्वीर चिपकाएँ।</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>फ़ाइलें जोड़ें…</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>फ़ोल्डर जोड़ें…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>चिपकाएँ</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>बाएँ घुमाएँ</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>दाएँ घुमाएँ</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>हटाएँ</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>फिर कोशिश करें</translation>
    </message>
    <message>
        <source>Send what is ready</source>
        <translation>जो तैयार है, भेजें</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>रोकें</translation>
    </message>
    <message>
        <source>Stop making pictures</source>
        <translation>तस्वीरें बनाना रोकें</translation>
    </message>
    <message>
        <source>Pictures on their way</source>
        <translation>भेजी जाने वाली तस्वीरें</translation>
    </message>
    <message>
        <source>Pictures made</source>
        <translation>बनी हुई तस्वीरें</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>उत्पाद</translation>
    </message>
    <message>
        <source>Description, English</source>
        <translation>विवरण, अंग्रेज़ी</translation>
    </message>
    <message>
        <source>Description, Hindi</source>
        <translation>विवरण, हिन्दी</translation>
    </message>
    <message>
        <source>What is kept of the picture</source>
        <translation>तस्वीर का जो भाग रहेगा</translation>
    </message>
    <message>
        <source>Draw a frame to cut the picture; Escape keeps all of it.</source>
        <translation>काटने के लिए चौखट खींचें; Escape से पूरी तस्वीर रहती है।</translation>
    </message>
    <message numerus="yes">
        <source>Send %n picture(s)</source>
        <translation>
            <numerusform>%n तस्वीर भेजें</numerusform>
            <numerusform>%n तस्वीरें भेजें</numerusform>
        </translation>
    </message>
    <message>
        <source>The shop shows this picture already, at %1.</source>
        <translation>दुकान यह चित्र पहले से %1 पर दिखाती है।</translation>
    </message>
</context>
<context>
    <name>paushtik::VariantStrip</name>
    <message>
        <source>The four variants, at their true size</source>
        <translation>चारों रूप, अपने असली आकार में</translation>
    </message>
    <message>
        <source>As a customer sees it come</source>
        <translation>ग्राहक को जैसे दिखेगी</translation>
    </message>
    <message>
        <source>%1 in all, made of %2</source>
        <translation>कुल %1, मूल %2</translation>
    </message>
</context>
<context>
    <name>paushtik::CatalogPage</name>
    <message numerus="yes">
        <source>%n product(s) saved.</source>
        <translation>
            <numerusform>%n उत्पाद सहेजा गया।</numerusform>
            <numerusform>%n उत्पाद सहेजे गए।</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was saved</source>
        <translation>कुछ भी सहेजा नहीं गया</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>वापस लें</translation>
    </message>
    <message>
        <source>Catalog</source>
        <translation>उत्पाद सूची</translation>
    </message>
    <message>
        <source>&amp;Product</source>
        <translation>उत्पाद</translation>
    </message>
    <message>
        <source>Bring back for sale</source>
        <translation>फिर से बिक्री में लाएँ</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>संग्रहित करें</translation>
    </message>
    <message>
        <source>The product was not made</source>
        <translation>उत्पाद नहीं बना</translation>
    </message>
    <message>
        <source>Nothing was pasted: %1</source>
        <translation>कुछ भी चिपकाया नहीं गया: %1</translation>
    </message>
    <message>
        <source>Change prices</source>
        <translation>दाम बदलें</translation>
    </message>
    <message>
        <source>The chosen product</source>
        <translation>चुना हुआ उत्पाद</translation>
    </message>
    <message>
        <source>New product</source>
        <translation>नया उत्पाद</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>बदलाव सहेजें</translation>
    </message>
    <message>
        <source>Revert all changes</source>
        <translation>सभी बदलाव वापस लें</translation>
    </message>
    <message>
        <source>Copy cells</source>
        <translation>खाने कॉपी करें</translation>
    </message>
    <message>
        <source>Paste cells</source>
        <translation>खाने चिपकाएँ</translation>
    </message>
    <message>
        <source>Fill down</source>
        <translation>नीचे तक भरें</translation>
    </message>
    <message>
        <source>Change prices…</source>
        <translation>दाम बदलें…</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>हमेशा के लिए मिटाएँ…</translation>
    </message>
    <message>
        <source>Save as a table…</source>
        <translation>तालिका के रूप में सहेजें…</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>हमेशा के लिए मिटाएँ</translation>
    </message>
    <message>
        <source>Delete “%1” for good? A product that an order names cannot go: archive it instead.</source>
        <translation>“%1” को हमेशा के लिए मिटाएँ? जो उत्पाद किसी ऑर्डर में है वह नहीं मिट सकता: उसे संग्रहित करें।</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>मिटाएँ</translation>
    </message>
    <message>
        <source>“%1” was not deleted</source>
        <translation>“%1” नहीं मिटाया गया</translation>
    </message>
    <message>
        <source>Save the products as a table</source>
        <translation>उत्पादों को तालिका के रूप में सहेजें</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>तालिकाएँ (*.csv)</translation>
    </message>
    <message>
        <source>The table was not saved</source>
        <translation>तालिका सहेजी नहीं गई</translation>
    </message>
    <message>
        <source>The table is saved.</source>
        <translation>तालिका सहेज ली गई।</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>बिना सहेजे बदलाव</translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) are changed and not saved. Leave and lose the changes?</source>
        <translation>
            <numerusform>%n उत्पाद बदला है और सहेजा नहीं गया। बदलाव छोड़कर जाएँ?</numerusform>
            <numerusform>%n उत्पाद बदले हैं और सहेजे नहीं गए। बदलाव छोड़कर जाएँ?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) saved, waiting to be sent.</source>
        <translation>
            <numerusform>%n उत्पाद सहेजा गया, भेजा जाना बाकी है।</numerusform>
            <numerusform>%n उत्पाद सहेजे गए, भेजे जाने बाकी हैं।</numerusform>
        </translation>
    </message>
    <message>
        <source>Settle the conflict…</source>
        <translation>टकराव सुलझाएँ…</translation>
    </message>
    <message>
        <source>Go on with the new product</source>
        <translation>नया उत्पाद पूरा करें</translation>
    </message>
    <message>
        <source>This computer has no whole copy of the shop yet, so a new product needs the line to the server, which is down. What you type is kept.</source>
        <translation>इस कंप्यूटर पर दुकान की पूरी प्रति अभी नहीं है, इसलिए नए उत्पाद के लिए सर्वर चाहिए, जो अभी नहीं मिल रहा। आप जो लिखते हैं वह सुरक्षित रहता है।</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) below the last row found no row.</source>
        <translation>
            <numerusform>अंतिम पंक्ति के नीचे की %n पंक्ति के लिए जगह नहीं मिली।</numerusform>
            <numerusform>अंतिम पंक्ति के नीचे की %n पंक्तियों के लिए जगह नहीं मिली।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) found no column that can be changed here.</source>
        <translation>
            <numerusform>%n मान के लिए ऐसा कॉलम नहीं मिला जो यहाँ बदला जा सके।</numerusform>
            <numerusform>%n मानों के लिए ऐसा कॉलम नहीं मिला जो यहाँ बदला जा सके।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) pasted.</source>
        <translation>
            <numerusform>%n खाना चिपकाया गया।</numerusform>
            <numerusform>%n खाने चिपकाए गए।</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paushtik::FieldText</name>
    <message>
        <source>Title</source>
        <translation>शीर्षक</translation>
    </message>
    <message>
        <source>Title in Hindi</source>
        <translation>हिन्दी शीर्षक</translation>
    </message>
    <message>
        <source>Subtitle</source>
        <translation>उपशीर्षक</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>विवरण</translation>
    </message>
    <message>
        <source>Description in Hindi</source>
        <translation>हिन्दी विवरण</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU (कोड)</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>वेब पता</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>श्रेणी</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>दाम</translation>
    </message>
    <message>
        <source>MRP</source>
        <translation>एमआरपी</translation>
    </message>
    <message>
        <source>GST</source>
        <translation>जीएसटी</translation>
    </message>
    <message>
        <source>HSN code</source>
        <translation>HSN कोड</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>इकाई</translation>
    </message>
    <message>
        <source>Weight (g)</source>
        <translation>वज़न (ग्राम)</translation>
    </message>
    <message>
        <source>Length (mm)</source>
        <translation>लंबाई (मिमी)</translation>
    </message>
    <message>
        <source>Width (mm)</source>
        <translation>चौड़ाई (मिमी)</translation>
    </message>
    <message>
        <source>Height (mm)</source>
        <translation>ऊँचाई (मिमी)</translation>
    </message>
    <message>
        <source>Low stock at</source>
        <translation>कम स्टॉक की सीमा</translation>
    </message>
    <message>
        <source>must be a whole number</source>
        <translation>पूर्ण संख्या होनी चाहिए</translation>
    </message>
    <message>
        <source>must be an amount, as 649 or 649.50</source>
        <translation>राशि होनी चाहिए, जैसे 649 या 649.50</translation>
    </message>
    <message>
        <source>must be a rate in per cent, as 5 or 12</source>
        <translation>प्रतिशत दर होनी चाहिए, जैसे 5 या 12</translation>
    </message>
    <message>
        <source>is needed</source>
        <translation>ज़रूरी है</translation>
    </message>
    <message>
        <source>must be a number</source>
        <translation>संख्या होनी चाहिए</translation>
    </message>
    <message>
        <source>must be at least %1</source>
        <translation>कम से कम %1 होना चाहिए</translation>
    </message>
    <message>
        <source>must be at most %1</source>
        <translation>अधिक से अधिक %1 होना चाहिए</translation>
    </message>
    <message>
        <source>must be 4 to 8 digits</source>
        <translation>4 से 8 अंक होने चाहिए</translation>
    </message>
    <message>
        <source>must be small letters and digits, parted by single hyphens</source>
        <translation>केवल छोटे अंग्रेज़ी अक्षर और अंक, बीच में एक-एक हाइफ़न</translation>
    </message>
    <message>
        <source>must have no spaces</source>
        <translation>इसमें खाली जगह नहीं होनी चाहिए</translation>
    </message>
    <message numerus="yes">
        <source>must be at most %n character(s)</source>
        <translation>
            <numerusform>अधिक से अधिक %n अक्षर</numerusform>
            <numerusform>अधिक से अधिक %n अक्षर</numerusform>
        </translation>
    </message>
    <message>
        <source>is above the MRP of %1</source>
        <translation>MRP %1 से ज़्यादा है</translation>
    </message>
</context>
<context>
    <name>paushtik::PriceChange</name>
    <message>
        <source>No price changes.</source>
        <translation>कोई दाम नहीं बदलता।</translation>
    </message>
    <message numerus="yes">
        <source>%n price(s) change</source>
        <translation>
            <numerusform>%n दाम बदलेगा</numerusform>
            <numerusform>%n दाम बदलेंगे</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n above the MRP</source>
        <translation>
            <numerusform>%n MRP से ऊपर</numerusform>
            <numerusform>%n MRP से ऊपर</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fall(s) by more than 20 %</source>
        <translation>
            <numerusform>%n 20 % से ज़्यादा घटती है</numerusform>
            <numerusform>%n 20 % से ज़्यादा घटती हैं</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rise(s) by more than 20 %</source>
        <translation>
            <numerusform>%n 20 % से ज़्यादा बढ़ती है</numerusform>
            <numerusform>%n 20 % से ज़्यादा बढ़ती हैं</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paushtik::PriceDialog</name>
    <message>
        <source>Change prices</source>
        <translation>दाम बदलें</translation>
    </message>
    <message>
        <source>Per cent</source>
        <translation>प्रतिशत</translation>
    </message>
    <message>
        <source>whole rupees</source>
        <translation>पूरे रुपये</translation>
    </message>
    <message>
        <source>whole tens of rupees</source>
        <translation>दस-दस रुपये</translation>
    </message>
    <message>
        <source>to the paisa</source>
        <translation>पैसे तक</translation>
    </message>
    <message>
        <source>Rounded to</source>
        <translation>पूर्णांकन</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>बदलें</translation>
    </message>
    <message>
        <source>Up or down by</source>
        <translation>कितना बढ़े या घटे</translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) chosen</source>
        <translation>
            <numerusform>%n उत्पाद चुना गया</numerusform>
            <numerusform>%n उत्पाद चुने गए</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paushtik::ProductEditor</name>
    <message>
        <source>%1 (changed)</source>
        <translation>%1 (बदला हुआ)</translation>
    </message>
    <message>
        <source>New product</source>
        <translation>नया उत्पाद</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) changed</source>
        <translation>
            <numerusform>%n जानकारी बदली</numerusform>
            <numerusform>%n जानकारियाँ बदलीं</numerusform>
        </translation>
    </message>
    <message>
        <source>Save</source>
        <translation>सहेजें</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>वापस लें</translation>
    </message>
    <message>
        <source>Still needed: %1</source>
        <translation>अभी चाहिए: %1</translation>
    </message>
</context>
<context>
    <name>paushtik::ProductTableModel</name>
    <message numerus="yes">
        <source>Save %n product(s)</source>
        <translation>
            <numerusform>%n उत्पाद सहेजना</numerusform>
            <numerusform>%n उत्पाद सहेजना</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 %3: “%4”.</source>
        <translation>%2 का %1 %3: “%4”।</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>चिपकाना</translation>
    </message>
    <message>
        <source>Fill down</source>
        <translation>नीचे तक भरें</translation>
    </message>
    <message>
        <source>%1 made it %2 meanwhile</source>
        <translation>%1 ने इस बीच इसे %2 कर दिया</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>वापस लें</translation>
    </message>
    <message>
        <source>%1 %2: “%3”.</source>
        <translation>%1 %2: “%3”।</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 का %1</translation>
    </message>
    <message>
        <source>Take the server&apos;s</source>
        <translation>सर्वर का लें</translation>
    </message>
    <message>
        <source>Take up again</source>
        <translation>फिर से लें</translation>
    </message>
    <message>
        <source>is none of the categories</source>
        <translation>किसी श्रेणी का नाम नहीं है</translation>
    </message>
</context>
<context>
    <name>paushtik::ConflictDialog</name>
    <message>
        <source>Settling a conflict</source>
        <translation>टकराव का निपटारा</translation>
    </message>
    <message>
        <source>The conflict was not brought back.</source>
        <translation>टकराव वापस नहीं लाया जा सका।</translation>
    </message>
    <message>
        <source>Two changes of %1</source>
        <translation>%1 में दो बदलाव</translation>
    </message>
    <message>
        <source>You changed this while somebody else did. Choose what counts; the other value is not kept.</source>
        <translation>आपने और किसी और ने इसे एक साथ बदला। चुनें कि कौन-सा मान रहे; दूसरा नहीं रखा जाएगा।</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>निपटाएँ</translation>
    </message>
    <message>
        <source>All mine</source>
        <translation>सब मेरे</translation>
    </message>
    <message>
        <source>All of the server</source>
        <translation>सब सर्वर के</translation>
    </message>
    <message>
        <source>%1: not settled.</source>
        <translation>%1: निपटारा नहीं हुआ।</translation>
    </message>
</context>
<context>
    <name>paushtik::ConflictField</name>
    <message>
        <source>Before: %1</source>
        <translation>पहले: %1</translation>
    </message>
    <message>
        <source>On the server: %1</source>
        <translation>सर्वर पर: %1</translation>
    </message>
    <message>
        <source>Mine: %1</source>
        <translation>मेरा: %1</translation>
    </message>
    <message>
        <source>Another value:</source>
        <translation>कोई और मान:</translation>
    </message>
    <message>
        <source>Another value for %1</source>
        <translation>%1 का कोई और मान</translation>
    </message>
</context>
<context>
    <name>paushtik::OutboxModel</name>
    <message>
        <source>What</source>
        <translation>क्या</translation>
    </message>
    <message>
        <source>State</source>
        <translation>स्थिति</translation>
    </message>
    <message>
        <source>When</source>
        <translation>कब</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>प्रयास</translation>
    </message>
    <message>
        <source>Why not yet</source>
        <translation>अब तक क्यों नहीं</translation>
    </message>
</context>
<context>
    <name>paushtik::SyncPage</name>
    <message>
        <source>The copy on this computer equals the server.</source>
        <translation>इस कंप्यूटर की प्रति सर्वर के बराबर है।</translation>
    </message>
    <message>
        <source>The copy on this computer differed. It is made again.</source>
        <translation>इस कंप्यूटर की प्रति अलग थी। उसे फिर से बनाया जा रहा है।</translation>
    </message>
    <message>
        <source>The copy was not compared.</source>
        <translation>प्रति का मिलान नहीं हुआ।</translation>
    </message>
    <message>
        <source>The edit is not sent again.</source>
        <translation>बदलाव फिर से नहीं भेजा गया।</translation>
    </message>
    <message>
        <source>It was not restored.</source>
        <translation>इसे वापस नहीं लाया जा सका।</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>कुछ नहीं बदला गया।</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>सिंक</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>अभी सिंक करें</translation>
    </message>
    <message>
        <source>Compare with the server</source>
        <translation>सर्वर से मिलान करें</translation>
    </message>
    <message>
        <source>Export for support…</source>
        <translation>सहायता के लिए निर्यात…</translation>
    </message>
    <message>
        <source>Settle…</source>
        <translation>निपटाएँ…</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>वापस लाएँ</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>फिर कोशिश करें</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>हटाएँ…</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>संपर्क</translation>
    </message>
    <message>
        <source>The server last answered</source>
        <translation>सर्वर का पिछला उत्तर</translation>
    </message>
    <message>
        <source>The copy is as of</source>
        <translation>प्रति इस समय की है</translation>
    </message>
    <message>
        <source>Last compared</source>
        <translation>पिछला मिलान</translation>
    </message>
    <message>
        <source>Orders kept on this computer</source>
        <translation>इस कंप्यूटर पर रखे ऑर्डर</translation>
    </message>
    <message>
        <source>All</source>
        <translation>सभी</translation>
    </message>
    <message numerus="yes">
        <source>Of the last %n months</source>
        <translation>
            <numerusform>पिछले %n महीने के</numerusform>
            <numerusform>पिछले %n महीनों के</numerusform>
        </translation>
    </message>
    <message>
        <source>Edits that wait</source>
        <translation>प्रतीक्षा में बदलाव</translation>
    </message>
    <message>
        <source>Everything is sent</source>
        <translation>सब भेज दिया गया</translation>
    </message>
    <message>
        <source>Edits that the server does not have yet stand here.</source>
        <translation>जो बदलाव अभी सर्वर पर नहीं पहुँचे, वे यहाँ दिखते हैं।</translation>
    </message>
    <message>
        <source>Offline since %1</source>
        <translation>%1 से ऑफ़लाइन</translation>
    </message>
    <message>
        <source>No copy on this computer</source>
        <translation>इस कंप्यूटर पर कोई प्रति नहीं</translation>
    </message>
    <message>
        <source>Online, asking every few seconds</source>
        <translation>ऑनलाइन, हर कुछ सेकंड में पूछ रहा है</translation>
    </message>
    <message>
        <source>Live, fetching changes</source>
        <translation>लाइव, बदलाव ला रहा है</translation>
    </message>
    <message>
        <source>Live, up to date</source>
        <translation>लाइव, अद्यतन</translation>
    </message>
    <message>
        <source>never</source>
        <translation>कभी नहीं</translation>
    </message>
    <message>
        <source>not complete yet</source>
        <translation>अभी पूरी नहीं</translation>
    </message>
    <message>
        <source>The copy was damaged. Some edits could not be read; the old file is kept as %1.</source>
        <translation>प्रति खराब थी। कुछ बदलाव पढ़े नहीं जा सके; पुरानी फ़ाइल %1 में रखी है।</translation>
    </message>
    <message numerus="yes">
        <source>The copy was damaged and is made again; %n edits were kept.</source>
        <translation>
            <numerusform>प्रति खराब थी और फिर से बन रही है; %n बदलाव बचा लिया गया।</numerusform>
            <numerusform>प्रति खराब थी और फिर से बन रही है; %n बदलाव बचा लिए गए।</numerusform>
        </translation>
    </message>
    <message>
        <source>Fetching the shop: %1 of %2</source>
        <translation>दुकान ला रहा है: %2 में से %1</translation>
    </message>
    <message>
        <source>Fetching the shop: %1</source>
        <translation>दुकान ला रहा है: %1</translation>
    </message>
    <message numerus="yes">
        <source>about %n minutes left</source>
        <translation>
            <numerusform>लगभग %n मिनट शेष</numerusform>
            <numerusform>लगभग %n मिनट शेष</numerusform>
        </translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>एक मिनट से कम शेष</translation>
    </message>
    <message numerus="yes">
        <source>%n edits wait</source>
        <translation>
            <numerusform>%n बदलाव प्रतीक्षा में</numerusform>
            <numerusform>%n बदलाव प्रतीक्षा में</numerusform>
        </translation>
    </message>
    <message>
        <source>Discard the edit?</source>
        <translation>बदलाव हटाएँ?</translation>
    </message>
    <message numerus="yes">
        <source>It was sent %n times without an answer that counts; the server may have it already.</source>
        <translation>
            <numerusform>इसे %n बार भेजा गया पर पक्का उत्तर नहीं मिला; हो सकता है सर्वर के पास हो।</numerusform>
            <numerusform>इसे %n बार भेजा गया पर पक्का उत्तर नहीं मिला; हो सकता है सर्वर के पास हो।</numerusform>
        </translation>
    </message>
    <message>
        <source>The server will never know of it.</source>
        <translation>सर्वर को इसका कभी पता नहीं चलेगा।</translation>
    </message>
    <message>
        <source>What waits of its stock and pictures goes with it.</source>
        <translation>इसका जो स्टॉक और चित्र भेजे जाने बाकी हैं, वे भी साथ हट जाएँगे।</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>हटाएँ</translation>
    </message>
    <message>
        <source>The edit was not discarded.</source>
        <translation>बदलाव हटाया नहीं जा सका।</translation>
    </message>
    <message>
        <source>Export for support</source>
        <translation>सहायता के लिए निर्यात</translation>
    </message>
    <message>
        <source>The file was not written.</source>
        <translation>फ़ाइल नहीं लिखी जा सकी।</translation>
    </message>
</context>
<context>
    <name>paushtik::SyncWords</name>
    <message>
        <source>new product</source>
        <translation>नया उत्पाद</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>नाम</translation>
    </message>
    <message>
        <source>Title in Hindi</source>
        <translation>हिन्दी नाम</translation>
    </message>
    <message>
        <source>Subtitle</source>
        <translation>उपनाम</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>विवरण</translation>
    </message>
    <message>
        <source>Description in Hindi</source>
        <translation>हिन्दी विवरण</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>उत्पाद कोड (SKU)</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>वेब पता</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>दाम</translation>
    </message>
    <message>
        <source>MRP</source>
        <translation>अधिकतम मूल्य (MRP)</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>श्रेणी</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>इकाई</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>वज़न</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>लंबाई</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>चौड़ाई</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>ऊँचाई</translation>
    </message>
    <message>
        <source>HSN code</source>
        <translation>HSN कोड</translation>
    </message>
    <message>
        <source>GST rate</source>
        <translation>GST दर</translation>
    </message>
    <message>
        <source>Low stock at</source>
        <translation>कम स्टॉक सीमा</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>संग्रहित</translation>
    </message>
    <message>
        <source>restored</source>
        <translation>वापस लाया गया</translation>
    </message>
    <message>
        <source>note added</source>
        <translation>टिप्पणी जोड़ी</translation>
    </message>
    <message>
        <source>marked as packed</source>
        <translation>पैक किया गया</translation>
    </message>
    <message>
        <source>marked as not packed</source>
        <translation>पैक नहीं किया गया</translation>
    </message>
    <message>
        <source>picture added</source>
        <translation>चित्र जोड़ा</translation>
    </message>
    <message>
        <source>created again</source>
        <translation>फिर से बनाया गया</translation>
    </message>
    <message>
        <source>The disk of this computer is full: nothing more can be kept. Make room.</source>
        <translation>इस कंप्यूटर की डिस्क भरी है: और कुछ नहीं रखा जा सकता। जगह बनाएँ।</translation>
    </message>
    <message>
        <source>Another Paushtik window is open for this account. Close it first.</source>
        <translation>इस खाते की एक और Paushtik विंडो खुली है। पहले उसे बंद करें।</translation>
    </message>
    <message>
        <source>A later version of this program was used here. Use that one.</source>
        <translation>यहाँ इस प्रोग्राम का नया संस्करण चला था। वही चलाएँ।</translation>
    </message>
    <message>
        <source>The copy on this computer is damaged and is being made again.</source>
        <translation>इस कंप्यूटर की प्रति खराब है और फिर से बन रही है।</translation>
    </message>
    <message>
        <source>The copy on this computer cannot be used.</source>
        <translation>इस कंप्यूटर की प्रति काम में नहीं ली जा सकती।</translation>
    </message>
    <message>
        <source>stock %1</source>
        <translation>स्टॉक %1</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>प्रतीक्षा में</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>भेज रहा है</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>टकराव</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>अस्वीकृत</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>भेजा गया</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>पूरा</translation>
    </message>
    <message>
        <source>It was deleted on the server meanwhile. Restore it or discard the edit.</source>
        <translation>इसे इस बीच सर्वर पर मिटा दिया गया। इसे वापस लाएँ या बदलाव हटाएँ।</translation>
    </message>
    <message>
        <source>Somebody else changed the same field. Choose which value counts.</source>
        <translation>किसी और ने वही मान बदला। चुनें कि कौन-सा रहे।</translation>
    </message>
    <message>
        <source>It waits for an earlier edit of the same document.</source>
        <translation>यह उसी दस्तावेज़ के पिछले बदलाव की प्रतीक्षा में है।</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>हाँ</translation>
    </message>
    <message>
        <source>no</source>
        <translation>नहीं</translation>
    </message>
    <message>
        <source>The server has less stock than this takes away.</source>
        <translation>सर्वर पर इतना स्टॉक नहीं है जितना यह घटाता है।</translation>
    </message>
    <message>
        <source>handed over</source>
        <translation>सौंपा गया</translation>
    </message>
    <message>
        <source>return settled</source>
        <translation>वापसी निपटी</translation>
    </message>
</context>
<context>
    <name>paushtik::CountSheet</name>
    <message>
        <source>Count sheet</source>
        <translation>गिनती पत्र</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU कोड</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>उत्पाद</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>गिना हुआ</translation>
    </message>
</context>
<context>
    <name>paushtik::LedgerModel</name>
    <message>
        <source>When</source>
        <translation>कब</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>बदलाव</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>उसके बाद</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>क्यों</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>किसने</translation>
    </message>
</context>
<context>
    <name>paushtik::StockModel</name>
    <message>
        <source>SKU</source>
        <translation>SKU कोड</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>उत्पाद</translation>
    </message>
    <message>
        <source>State</source>
        <translation>स्थिति</translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>स्टॉक में</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>गिना हुआ</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>अंतर</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>अस्वीकृत</translation>
    </message>
    <message>
        <source>To be sent</source>
        <translation>भेजना बाकी</translation>
    </message>
</context>
<context>
    <name>paushtik::StockPage</name>
    <message>
        <source>Stock</source>
        <translation>स्टॉक</translation>
    </message>
    <message>
        <source>The stock could not be read</source>
        <translation>स्टॉक पढ़ा नहीं जा सका</translation>
    </message>
    <message>
        <source>No products yet</source>
        <translation>अभी कोई उत्पाद नहीं</translation>
    </message>
    <message>
        <source>What the catalog has stands here with its stock.</source>
        <translation>कैटलॉग के उत्पाद अपने स्टॉक के साथ यहाँ दिखते हैं।</translation>
    </message>
    <message>
        <source>No product has the SKU %1.</source>
        <translation>SKU %1 वाला कोई उत्पाद नहीं है।</translation>
    </message>
    <message>
        <source>%1 is as the books say.</source>
        <translation>%1 बही के अनुसार ही है।</translation>
    </message>
    <message>
        <source>%1: not booked</source>
        <translation>%1: दर्ज नहीं हुआ</translation>
    </message>
    <message>
        <source>%1: %2 in stock</source>
        <translation>%1: स्टॉक में %2</translation>
    </message>
    <message>
        <source>Ledger of %1</source>
        <translation>%1 का खाता</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>खाता</translation>
    </message>
    <message numerus="yes">
        <source>Book %n difference(s)</source>
        <translation>
            <numerusform>%n अंतर दर्ज करें</numerusform>
            <numerusform>%n अंतर दर्ज करें</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n low</source>
        <translation>
            <numerusform>%n कम</numerusform>
            <numerusform>%n कम</numerusform>
        </translation>
    </message>
    <message>
        <source>Scan or type a SKU</source>
        <translation>SKU स्कैन करें या लिखें</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU कोड</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>संख्या</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>कारण</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>टिप्पणी</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>दर्ज करें</translation>
    </message>
    <message>
        <source>Find by SKU or name</source>
        <translation>SKU या नाम से खोजें</translation>
    </message>
    <message>
        <source>Low stock only</source>
        <translation>केवल कम स्टॉक</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>स्कैन करें</translation>
    </message>
    <message>
        <source>Print a count sheet…</source>
        <translation>गिनती पत्र छापें…</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>बैच</translation>
    </message>
    <message>
        <source>Saved, waiting to be sent.</source>
        <translation>सहेजा गया, भेजा जाना बाकी है।</translation>
    </message>
</context>
<context>
    <name>paushtik::StockWords</name>
    <message>
        <source>Received</source>
        <translation>आया माल</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>टूटा-फूटा</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>खोया</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>मिला</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>गिना हुआ</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>वापस आया</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>ऑर्डर में गया</translation>
    </message>
    <message>
        <source>Order expired</source>
        <translation>ऑर्डर की अवधि समाप्त</translation>
    </message>
    <message>
        <source>Order cancelled</source>
        <translation>ऑर्डर रद्द</translation>
    </message>
    <message>
        <source>Order revived</source>
        <translation>ऑर्डर फिर चालू</translation>
    </message>
    <message>
        <source>Put back after a refund</source>
        <translation>रिफ़ंड के बाद वापस रखा</translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>स्टॉक में</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>कम</translation>
    </message>
    <message>
        <source>Sold out</source>
        <translation>समाप्त</translation>
    </message>
    <message>
        <source>Found to be of the batch</source>
        <translation>इसी बैच का पाया गया</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>पैक हुआ</translation>
    </message>
    <message>
        <source>Unpacked</source>
        <translation>पैक से निकाला</translation>
    </message>
</context>
<context>
    <name>paushtik::BatchForm</name>
    <message>
        <source>Back</source>
        <translation>वापस</translation>
    </message>
</context>
<context>
    <name>paushtik::BatchListDialog</name>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
    <message>
        <source>The list could not be read</source>
        <translation>सूची पढ़ी नहीं जा सकी</translation>
    </message>
</context>
<context>
    <name>paushtik::BatchModel</name>
    <message>
        <source>Used up</source>
        <translation>खत्म</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>तारीख निकल गई</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>ठीक</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>लॉट</translation>
    </message>
    <message>
        <source>Packed on</source>
        <translation>पैकिंग की तारीख</translation>
    </message>
    <message>
        <source>Best before</source>
        <translation>इस्तेमाल की आखिरी तारीख</translation>
    </message>
    <message>
        <source>MRP</source>
        <translation>एमआरपी</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>प्राप्त</translation>
    </message>
    <message>
        <source>On hand</source>
        <translation>मौजूद</translation>
    </message>
    <message>
        <source>State</source>
        <translation>स्थिति</translation>
    </message>
</context>
<context>
    <name>paushtik::BatchPanel</name>
    <message>
        <source>Choose a product</source>
        <translation>कोई उत्पाद चुनें</translation>
    </message>
    <message>
        <source>The batches could not be read</source>
        <translation>बैच पढ़े नहीं जा सके</translation>
    </message>
    <message>
        <source>%1 to sell, %2 sold and not packed yet, %3 in no batch</source>
        <translation>%1 बेचने के लिए, %2 बिके पर अभी पैक नहीं हुए, %3 किसी बैच में नहीं</translation>
    </message>
    <message>
        <source>No batches</source>
        <translation>कोई बैच नहीं</translation>
    </message>
    <message>
        <source>Receive the first with its lot number and best-before date.</source>
        <translation>पहला बैच उसके लॉट नंबर और आखिरी तारीख के साथ दर्ज करें।</translation>
    </message>
    <message>
        <source>Lot %1 is received.</source>
        <translation>लॉट %1 दर्ज हो गया।</translation>
    </message>
    <message>
        <source>Lot %1: %2 on hand</source>
        <translation>लॉट %1: %2 मौजूद</translation>
    </message>
    <message>
        <source>Receive a batch…</source>
        <translation>बैच दर्ज करें…</translation>
    </message>
    <message>
        <source>Book jars…</source>
        <translation>जार दर्ज करें…</translation>
    </message>
    <message>
        <source>Movements</source>
        <translation>आवाजाही</translation>
    </message>
    <message>
        <source>Recall list</source>
        <translation>वापसी की सूची</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>बैच</translation>
    </message>
</context>
<context>
    <name>paushtik::CatalogTools</name>
    <message>
        <source>%1 product(s) are new, %2 changed.</source>
        <translation>%1 नए उत्पाद, %2 बदले।</translation>
    </message>
    <message>
        <source>Import a table…</source>
        <translation>तालिका से आयात करें…</translation>
    </message>
    <message>
        <source>Categories…</source>
        <translation>श्रेणियाँ…</translation>
    </message>
    <message>
        <source>Pictures of the product…</source>
        <translation>उत्पाद की तस्वीरें…</translation>
    </message>
</context>
<context>
    <name>paushtik::CategoriesDialog</name>
    <message>
        <source>Categories</source>
        <translation>श्रेणियाँ</translation>
    </message>
    <message>
        <source>Categories and their products</source>
        <translation>श्रेणियाँ और उनके उत्पाद</translation>
    </message>
    <message>
        <source>Reading the categories…</source>
        <translation>श्रेणियाँ पढ़ी जा रही हैं…</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>नाम बदलें</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>ऊपर</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>नीचे</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>हटाएँ</translation>
    </message>
    <message>
        <source>In the order in which customers see them. Drag, or Alt and an arrow; a product goes into another category.</source>
        <translation>उसी क्रम में जिसमें ग्राहक देखते हैं। खींचें, या Alt के साथ तीर दबाएँ; उत्पाद दूसरी श्रेणी में चला जाता है।</translation>
    </message>
    <message>
        <source>New category</source>
        <translation>नई श्रेणी</translation>
    </message>
    <message>
        <source>Hindi title</source>
        <translation>हिन्दी शीर्षक</translation>
    </message>
    <message>
        <source>web-address</source>
        <translation>वेब-पता</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>जोड़ें</translation>
    </message>
    <message>
        <source>The categories could not be read again.</source>
        <translation>श्रेणियाँ दोबारा पढ़ी नहीं जा सकीं।</translation>
    </message>
    <message>
        <source>The categories could not be read</source>
        <translation>श्रेणियाँ पढ़ी नहीं जा सकीं</translation>
    </message>
    <message>
        <source>Products are in it, perhaps archived ones. Move them first.</source>
        <translation>इसमें उत्पाद हैं, शायद संग्रहित भी। पहले उन्हें दूसरी श्रेणी में ले जाएँ।</translation>
    </message>
    <message>
        <source>No categories yet</source>
        <translation>अभी कोई श्रेणी नहीं</translation>
    </message>
    <message>
        <source>Every product stands in one. Add the first below.</source>
        <translation>हर उत्पाद किसी श्रेणी में होता है। पहली श्रेणी नीचे जोड़ें।</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>संग्रह में डालें</translation>
    </message>
    <message>
        <source>Products can be moved and archived.</source>
        <translation>उत्पाद दूसरी श्रेणी में रखे और संग्रह में डाले जा सकते हैं।</translation>
    </message>
</context>
<context>
    <name>paushtik::CategoryTreeModel</name>
    <message>
        <source>“%1” was not moved.</source>
        <translation>“%1” को नहीं ले जाया गया।</translation>
    </message>
    <message>
        <source>“%1” was not added.</source>
        <translation>“%1” नहीं जुड़ी।</translation>
    </message>
    <message>
        <source>“%1” was not deleted.</source>
        <translation>“%1” नहीं हटी।</translation>
    </message>
    <message>
        <source>“%1” was not archived.</source>
        <translation>“%1” संग्रह में नहीं गया।</translation>
    </message>
    <message numerus="yes">
        <source>%n product(s)</source>
        <translation>
            <numerusform>%n उत्पाद</numerusform>
            <numerusform>%n उत्पाद</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” was not renamed.</source>
        <translation>“%1” का नाम नहीं बदला।</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>श्रेणी</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>सामग्री</translation>
    </message>
</context>
<context>
    <name>paushtik::CellWriter</name>
    <message>
        <source>There is no category “%1”.</source>
        <translation>“%1” नाम की कोई श्रेणी नहीं है।</translation>
    </message>
</context>
<context>
    <name>paushtik::ColumnUses</name>
    <message>
        <source>(left out)</source>
        <translation>(छोड़ दिया)</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>आईडी</translation>
    </message>
    <message>
        <source>Two columns are taken for “%1”.</source>
        <translation>दो कॉलम “%1” माने गए हैं।</translation>
    </message>
    <message>
        <source>One column must be the SKU: by it a row finds its product.</source>
        <translation>एक कॉलम SKU होना चाहिए: उसी से पंक्ति अपना उत्पाद पाती है।</translation>
    </message>
    <message>
        <source>Choose what the other columns are.</source>
        <translation>चुनें कि बाकी कॉलम क्या हैं।</translation>
    </message>
</context>
<context>
    <name>paushtik::ImportDialog</name>
    <message>
        <source>Import products from a table</source>
        <translation>तालिका से उत्पाद आयात करें</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>फ़ाइल चुनें…</translation>
    </message>
    <message>
        <source>What becomes of the rows</source>
        <translation>पंक्तियों का क्या होगा</translation>
    </message>
    <message>
        <source>Only refused rows</source>
        <translation>केवल अस्वीकृत पंक्तियाँ</translation>
    </message>
    <message>
        <source>Next problem</source>
        <translation>अगली समस्या</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>आयात करें</translation>
    </message>
    <message>
        <source>Choose a table</source>
        <translation>तालिका चुनें</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt);;All files (*)</source>
        <translation>तालिकाएँ (*.csv *.tsv *.txt);;सभी फ़ाइलें (*)</translation>
    </message>
    <message>
        <source>Column of the file</source>
        <translation>फ़ाइल का कॉलम</translation>
    </message>
    <message>
        <source>Is taken for</source>
        <translation>माना जाएगा</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n row(s)</source>
        <translation>
            <numerusform>%1 · %n पंक्ति</numerusform>
            <numerusform>%1 · %n पंक्तियाँ</numerusform>
        </translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>दूसरी फ़ाइल…</translation>
    </message>
    <message>
        <source>“%1” is taken for</source>
        <translation>“%1” माना जाएगा</translation>
    </message>
    <message>
        <source>The table could not be read</source>
        <translation>तालिका पढ़ी नहीं जा सकी</translation>
    </message>
    <message>
        <source>Choose a table, or drop it here</source>
        <translation>तालिका चुनें, या यहाँ छोड़ें</translation>
    </message>
    <message>
        <source>A CSV file as spreadsheets save it. Nothing is written before you have seen what would change.</source>
        <translation>CSV फ़ाइल, जैसी स्प्रेडशीट सहेजती है। आपके बदलाव देख लेने से पहले कुछ नहीं लिखा जाता।</translation>
    </message>
    <message>
        <source>%1 new, %2 changed, %3 as they are, %4 refused</source>
        <translation>%1 नए, %2 बदले, %3 जैसे थे, %4 अस्वीकृत</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>फ़ाइल पढ़ी जा रही है…</translation>
    </message>
    <message>
        <source>Trying it, without writing anything…</source>
        <translation>बिना कुछ लिखे जाँच हो रही है…</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>आयात हो रहा है…</translation>
    </message>
    <message>
        <source>Imported: %1</source>
        <translation>आयात हुआ: %1</translation>
    </message>
</context>
<context>
    <name>paushtik::ImportModel</name>
    <message>
        <source>Refused</source>
        <translation>अस्वीकृत</translation>
    </message>
    <message>
        <source>New</source>
        <translation>नया</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n बदलाव</numerusform>
            <numerusform>%n बदलाव</numerusform>
        </translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>जैसा था</translation>
    </message>
    <message>
        <source>Was empty</source>
        <translation>पहले खाली था</translation>
    </message>
    <message>
        <source>Was %1</source>
        <translation>पहले %1 था</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>होगा</translation>
    </message>
</context>
<context>
    <name>paushtik::MoveBatchDialog</name>
    <message>
        <source>Jars of lot %1</source>
        <translation>लॉट %1 के जार</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>दर्ज करें</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>कारण</translation>
    </message>
    <message>
        <source>Jars</source>
        <translation>जार</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>नोट</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>तब</translation>
    </message>
    <message numerus="yes">
        <source>of %n loose jar(s)</source>
        <translation>
            <numerusform>%n खुले जार में से</numerusform>
            <numerusform>%n खुले जार में से</numerusform>
        </translation>
    </message>
    <message>
        <source>That is what the books say already.</source>
        <translation>खाते में पहले से यही है।</translation>
    </message>
    <message>
        <source>There are only %1 of this batch.</source>
        <translation>इस बैच के केवल %1 हैं।</translation>
    </message>
</context>
<context>
    <name>paushtik::MovementsDialog</name>
    <message>
        <source>Movements of lot %1</source>
        <translation>लॉट %1 की आवाजाही</translation>
    </message>
    <message numerus="yes">
        <source>%n movement(s)</source>
        <translation>
            <numerusform>%n आवाजाही</numerusform>
            <numerusform>%n आवाजाही</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing moved yet</source>
        <translation>अभी कुछ नहीं हुआ</translation>
    </message>
</context>
<context>
    <name>paushtik::RecallDialog</name>
    <message>
        <source>Who got jars of lot %1</source>
        <translation>लॉट %1 के जार किसे मिले</translation>
    </message>
    <message>
        <source>Save as a table…</source>
        <translation>तालिका के रूप में सहेजें…</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) · jars: %1</source>
        <translation>
            <numerusform>%n ऑर्डर · जार: %1</numerusform>
            <numerusform>%n ऑर्डर · जार: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>No customer has jars of this batch</source>
        <translation>किसी ग्राहक के पास इस बैच के जार नहीं हैं</translation>
    </message>
    <message>
        <source>Save the list as a table</source>
        <translation>सूची को तालिका के रूप में सहेजें</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>तालिकाएँ (*.csv)</translation>
    </message>
    <message>
        <source>The list is saved.</source>
        <translation>सूची सहेजी गई।</translation>
    </message>
    <message>
        <source>The list was not saved.</source>
        <translation>सूची नहीं सहेजी गई।</translation>
    </message>
</context>
<context>
    <name>paushtik::RecallModel</name>
    <message>
        <source>Order</source>
        <translation>ऑर्डर</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>स्थिति</translation>
    </message>
    <message>
        <source>Jars</source>
        <translation>जार</translation>
    </message>
    <message>
        <source>Picked</source>
        <translation>निकाला गया</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>ग्राहक</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>फ़ोन</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>ई-मेल</translation>
    </message>
    <message>
        <source>AWB</source>
        <translation>AWB</translation>
    </message>
</context>
<context>
    <name>paushtik::ReceiveBatchDialog</name>
    <message>
        <source>Receive a batch of %1</source>
        <translation>%1 का बैच दर्ज करें</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>दर्ज करें</translation>
    </message>
    <message>
        <source>Lot number</source>
        <translation>लॉट नंबर</translation>
    </message>
    <message>
        <source>Packed on</source>
        <translation>पैकिंग की तारीख</translation>
    </message>
    <message>
        <source>Best before</source>
        <translation>इस्तेमाल की आखिरी तारीख</translation>
    </message>
    <message>
        <source>MRP in rupees</source>
        <translation>एमआरपी, रुपये में</translation>
    </message>
    <message>
        <source>Jars received</source>
        <translation>प्राप्त जार</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>नोट</translation>
    </message>
    <message>
        <source>0 when its jars stand on the shelf already: assign them afterwards.</source>
        <translation>0, यदि इसके जार पहले से शेल्फ़ पर हैं: बाद में उन्हें इस बैच में डालें।</translation>
    </message>
    <message>
        <source>The lot number stands on the jars&apos; label.</source>
        <translation>लॉट नंबर जार के लेबल पर लिखा है।</translation>
    </message>
    <message>
        <source>The MRP is an amount in rupees.</source>
        <translation>एमआरपी रुपये में रकम है।</translation>
    </message>
    <message>
        <source>Best before must be after the day of packing.</source>
        <translation>आखिरी तारीख पैकिंग के दिन के बाद होनी चाहिए।</translation>
    </message>
</context>
<context>
    <name>paushtik::TableReading</name>
    <message>
        <source>The table is empty.</source>
        <translation>तालिका खाली है।</translation>
    </message>
    <message>
        <source>Row %1 has more cells than the first row.</source>
        <translation>पंक्ति %1 में पहली पंक्ति से ज़्यादा खाने हैं।</translation>
    </message>
</context>
<context>
    <name>paushtik::ProductCells</name>
    <message>
        <source>In stock</source>
        <translation>स्टॉक में</translation>
    </message>
    <message>
        <source>State</source>
        <translation>स्थिति</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>संग्रहित</translation>
    </message>
    <message>
        <source>For sale</source>
        <translation>बिक्री में</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>प्रतीक्षा में</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>अस्वीकृत</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>टकराव</translation>
    </message>
    <message>
        <source>Saved on this computer, waiting to be sent.</source>
        <translation>इस कंप्यूटर पर सहेजा गया, भेजा जाना बाकी है।</translation>
    </message>
</context>
<context>
    <name>paushtik::ProductFilterBar</name>
    <message>
        <source>All categories</source>
        <translation>सभी श्रेणियाँ</translation>
    </message>
    <message>
        <source>For sale</source>
        <translation>बिक्री में</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>संग्रहित</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>दोनों</translation>
    </message>
    <message>
        <source>Title, SKU or web address</source>
        <translation>शीर्षक, SKU या वेब पता</translation>
    </message>
    <message>
        <source>Filter products</source>
        <translation>उत्पाद छाँटें</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>श्रेणी</translation>
    </message>
    <message>
        <source>For sale or archived</source>
        <translation>बिक्री में या संग्रहित</translation>
    </message>
</context>
<context>
    <name>paushtik::ProductNotice</name>
    <message>
        <source>Somebody else changed this meanwhile: %1.</source>
        <translation>इस बीच किसी और ने यह बदल दिया: %1।</translation>
    </message>
    <message>
        <source>Changed on the server meanwhile.</source>
        <translation>इस बीच सर्वर पर बदल दिया गया।</translation>
    </message>
    <message>
        <source>Changed on the server by %1 at %2.</source>
        <translation>सर्वर पर %1 ने %2 पर बदला।</translation>
    </message>
    <message>
        <source>The server refused this.</source>
        <translation>सर्वर ने इसे मना कर दिया।</translation>
    </message>
    <message>
        <source>Saved on this computer, waiting to be sent.</source>
        <translation>इस कंप्यूटर पर सहेजा गया, भेजा जाना बाकी है।</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>मेरा रखें</translation>
    </message>
    <message>
        <source>Settle…</source>
        <translation>निपटाएँ…</translation>
    </message>
    <message>
        <source>Edit it again</source>
        <translation>फिर से बदलें</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>उनका लें</translation>
    </message>
</context>
<context>
    <name>paushtik::ProductsPane</name>
    <message>
        <source>The products could not be read</source>
        <translation>उत्पाद पढ़े नहीं जा सके</translation>
    </message>
    <message>
        <source>No products yet</source>
        <translation>अभी कोई उत्पाद नहीं</translation>
    </message>
    <message>
        <source>Make the first one.</source>
        <translation>पहला उत्पाद बनाएँ।</translation>
    </message>
    <message>
        <source>No product fits</source>
        <translation>कोई उत्पाद मेल नहीं खाता</translation>
    </message>
    <message>
        <source>Try fewer letters or another category.</source>
        <translation>कम अक्षर या दूसरी श्रेणी आज़माएँ।</translation>
    </message>
    <message numerus="yes">
        <source>%n product(s)</source>
        <translation>
            <numerusform>%n उत्पाद</numerusform>
            <numerusform>%n उत्पाद</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) changed, and not all can be saved</source>
        <translation>
            <numerusform>%n उत्पाद बदला, और वह सहेजा नहीं जा सकता</numerusform>
            <numerusform>%n उत्पाद बदले, और सब सहेजे नहीं जा सकते</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) changed</source>
        <translation>
            <numerusform>%n उत्पाद बदला</numerusform>
            <numerusform>%n उत्पाद बदले</numerusform>
        </translation>
    </message>
    <message>
        <source>Catalog</source>
        <translation>उत्पाद सूची</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>उत्पाद</translation>
    </message>
    <message>
        <source>Reading products</source>
        <translation>उत्पाद पढ़े जा रहे हैं</translation>
    </message>
    <message>
        <source>Save all</source>
        <translation>सब सहेजें</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>वापस लें</translation>
    </message>
</context>
<context>
    <name>paushtik::ReturnDialog</name>
    <message>
        <source>All of it is good</source>
        <translation>सब ठीक है</translation>
    </message>
    <message>
        <source>Settle the return</source>
        <translation>वापसी निपटाएँ</translation>
    </message>
    <message>
        <source>What came back of %1</source>
        <translation>%1 से क्या लौटा</translation>
    </message>
    <message>
        <source>Open it and look: seals whole, not warmed through, date far enough. What is not good is written off.</source>
        <translation>खोलकर देखें: सील साबुत हों, गरम न हुआ हो, तारीख दूर हो। जो ठीक नहीं, वह बट्टे खाते जाता है।</translation>
    </message>
    <message>
        <source>Note, for instance: one jar leaked</source>
        <translation>नोट, जैसे: एक जार रिस गया</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>नोट</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>वापस</translation>
    </message>
    <message>
        <source>Good: %1</source>
        <translation>ठीक: %1</translation>
    </message>
    <message>
        <source>of %1 good</source>
        <translation>%1 में से ठीक</translation>
    </message>
    <message>
        <source>%1 of batch %2, best before %3</source>
        <translation>बैच %2 से %1, %3 तक उत्तम</translation>
    </message>
    <message>
        <source>%1 written off</source>
        <translation>%1 बट्टे खाते</translation>
    </message>
    <message>
        <source>Somebody has settled it already.</source>
        <translation>किसी ने इसे पहले ही निपटा दिया है।</translation>
    </message>
</context>
<context>
    <name>paushtik::CustomerFinder</name>
    <message>
        <source>Customer</source>
        <translation>ग्राहक</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n ऑर्डर</numerusform>
            <numerusform>%n ऑर्डर</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paushtik::ProductFinder</name>
    <message>
        <source>Product</source>
        <translation>उत्पाद</translation>
    </message>
</context>
<context>
    <name>paushtik::WaitingCard</name>
    <message>
        <source>Waits to be sent</source>
        <translation>भेजे जाने की प्रतीक्षा में</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>वापस लें</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>टिप्पणी: %1</translation>
    </message>
    <message>
        <source>Marked as packed</source>
        <translation>पैक किया हुआ चिह्नित</translation>
    </message>
    <message>
        <source>Marked as not packed</source>
        <translation>पैक नहीं किया हुआ चिह्नित</translation>
    </message>
</context>
<context>
    <name>paushtik::LineGate</name>
    <message>
        <source>This needs the line to the server, which is down.</source>
        <translation>इसके लिए सर्वर चाहिए, जो अभी नहीं मिल रहा।</translation>
    </message>
</context>
<context>
    <name>paushtik::ShownPicturesDialog</name>
    <message>
        <source>Pictures of %1</source>
        <translation>%1 की तस्वीरें</translation>
    </message>
    <message>
        <source>Reading the pictures…</source>
        <translation>तस्वीरें पढ़ी जा रही हैं…</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>ऊपर</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>नीचे</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>हटाएँ…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
    <message>
        <source>Description, English</source>
        <translation>विवरण, अंग्रेज़ी</translation>
    </message>
    <message>
        <source>Description, Hindi</source>
        <translation>विवरण, हिन्दी</translation>
    </message>
    <message>
        <source>The first is the one that lists show. Drag, or Alt and an arrow.</source>
        <translation>सूचियों में पहली तस्वीर दिखती है। खींचें, या Alt और तीर की कुंजी।</translation>
    </message>
    <message>
        <source>The pictures could not be read</source>
        <translation>तस्वीरें पढ़ी नहीं जा सकीं</translation>
    </message>
    <message>
        <source>Not described</source>
        <translation>विवरण नहीं है</translation>
    </message>
    <message>
        <source>No pictures yet</source>
        <translation>अभी कोई तस्वीर नहीं</translation>
    </message>
    <message>
        <source>Add photographs on the page Pictures.</source>
        <translation>“तस्वीरें” पृष्ठ पर फ़ोटो जोड़ें।</translation>
    </message>
    <message>
        <source>The order was not changed.</source>
        <translation>क्रम नहीं बदला।</translation>
    </message>
    <message>
        <source>The description was not changed.</source>
        <translation>विवरण नहीं बदला।</translation>
    </message>
    <message>
        <source>Remove a picture</source>
        <translation>तस्वीर हटाएँ</translation>
    </message>
    <message>
        <source>Customers see this picture no more. Remove it?</source>
        <translation>ग्राहकों को यह तस्वीर फिर नहीं दिखेगी। हटाएँ?</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>हटाएँ</translation>
    </message>
    <message>
        <source>The picture was not removed.</source>
        <translation>तस्वीर नहीं हटी।</translation>
    </message>
</context>
<context>
    <name>paushtik::RevenueChart</name>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n ऑर्डर</numerusform>
            <numerusform>%n ऑर्डर</numerusform>
        </translation>
    </message>
</context>
</TS>
