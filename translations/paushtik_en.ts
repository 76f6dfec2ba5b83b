<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_IN" sourcelanguage="en_IN">
<context>
    <name>paushtik::BulkDialog</name>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paushtik::DashboardLists</name>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%n attempt</numerusform>
            <numerusform>%n attempts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paushtik::DashboardPage</name>
    <message numerus="yes">
        <source>%n edit(s) need a decision</source>
        <translation>
            <numerusform>%n edit needs a decision</numerusform>
            <numerusform>%n edits need a decision</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paushtik::FailureList</name>
    <message numerus="yes">
        <source>%n did not work</source>
        <translation>
            <numerusform>%n did not work</numerusform>
            <numerusform>%n did not work</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paushtik::LineStatus</name>
    <message numerus="yes">
        <source>%n change(s) waiting</source>
        <translation>
            <numerusform>%n change waiting</numerusform>
            <numerusform>%n changes waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s)</source>
        <translation>
            <numerusform>%n conflict</numerusform>
            <numerusform>%n conflicts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paushtik::OrderSelectionBar</name>
    <message numerus="yes">
        <source>%n order(s) written.</source>
        <translation>
            <numerusform>%n order written.</numerusform>
            <numerusform>%n orders written.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paushtik::OrdersPage</name>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n order</numerusform>
            <numerusform>%n orders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paushtik::PageButton</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paushtik::SignInPage</name>
    <message numerus="yes">
        <source>Too many failed attempts: sign-in is locked for %n minute(s).</source>
        <translation>
            <numerusform>Too many failed attempts: sign-in is locked for %n minute.</numerusform>
            <numerusform>Too many failed attempts: sign-in is locked for %n minutes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paushtik::ManifestsView</name>
    <message numerus="yes">
        <source>%n parcel(s) missing.</source>
        <translation>
            <numerusform>%n parcel missing.</numerusform>
            <numerusform>%n parcels missing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parcel(s) ready</source>
        <translation>
            <numerusform>%n parcel ready</numerusform>
            <numerusform>%n parcels ready</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parcel(s)</source>
        <translation>
            <numerusform>%n parcel</numerusform>
            <numerusform>%n parcels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parcel(s) handed over.</source>
        <translation>
            <numerusform>%n parcel handed over.</numerusform>
            <numerusform>%n parcels handed over.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paushtik::PackingBench</name>
    <message numerus="yes">
        <source>Not yet: %n piece(s) missing from the box.</source>
        <translation>
            <numerusform>Not yet: %n piece missing from the box.</numerusform>
            <numerusform>Not yet: %n pieces missing from the box.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) fetched ahead</source>
        <translation>
            <numerusform>%n order fetched ahead</numerusform>
            <numerusform>%n orders fetched ahead</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s) wait for the line</source>
        <translation>
            <numerusform>%n mark waits for the line</numerusform>
            <numerusform>%n marks wait for the line</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paushtik::QueuesView</name>
    <message numerus="yes">
        <source>%n parcel(s) booked.</source>
        <translation>
            <numerusform>%n parcel booked.</numerusform>
            <numerusform>%n parcels booked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pickup asked for %n parcel(s).</source>
        <translation>
            <numerusform>Pickup asked for %n parcel.</numerusform>
            <numerusform>Pickup asked for %n parcels.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shipment(s) cancelled.</source>
        <translation>
            <numerusform>%n shipment cancelled.</numerusform>
            <numerusform>%n shipments cancelled.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) on the way to the printer.</source>
        <translation>
            <numerusform>%n label on the way to the printer.</numerusform>
            <numerusform>%n labels on the way to the printer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n shipment(s)?</source>
        <translation>
            <numerusform>Cancel %n shipment?</numerusform>
            <numerusform>Cancel %n shipments?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other(s) of those chosen cannot be cancelled and stay as they are.</source>
        <translation>
            <numerusform>%n other of those chosen cannot be cancelled and stays as it is.</numerusform>
            <numerusform>%n others of those chosen cannot be cancelled and stay as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel the shipment(s)</source>
        <translation>
            <numerusform>Cancel the shipment</numerusform>
            <numerusform>Cancel the shipments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paushtik::ShipmentDetail</name>
    <message numerus="yes">
        <source>Tried %n time(s)</source>
        <translation>
            <numerusform>Tried %n time</numerusform>
            <numerusform>Tried %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paushtik::PicturesPage</name>
    <message numerus="yes">
        <source>Send %n picture(s)</source>
        <translation>
            <numerusform>Send %n picture</numerusform>
            <numerusform>Send %n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paushtik::CatalogPage</name>
    <message numerus="yes">
        <source>%n product(s) saved.</source>
        <translation>
            <numerusform>%n product saved.</numerusform>
            <numerusform>%n products saved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) are changed and not saved. Leave and lose the changes?</source>
        <translation>
            <numerusform>%n product is changed and not saved. Leave and lose the changes?</numerusform>
            <numerusform>%n products are changed and not saved. Leave and lose the changes?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) saved, waiting to be sent.</source>
        <translation>
            <numerusform>%n product saved, waiting to be sent.</numerusform>
            <numerusform>%n products saved, waiting to be sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) below the last row found no row.</source>
        <translation>
            <numerusform>%n line below the last row found no row.</numerusform>
            <numerusform>%n lines below the last row found no row.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) found no column that can be changed here.</source>
        <translation>
            <numerusform>%n value found no column that can be changed here.</numerusform>
            <numerusform>%n values found no column that can be changed here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) pasted.</source>
        <translation>
            <numerusform>%n cell pasted.</numerusform>
            <numerusform>%n cells pasted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paushtik::FieldText</name>
    <message numerus="yes">
        <source>must be at most %n character(s)</source>
        <translation>
            <numerusform>must be at most %n character</numerusform>
            <numerusform>must be at most %n characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paushtik::PriceChange</name>
    <message numerus="yes">
        <source>%n price(s) change</source>
        <translation>
            <numerusform>%n price changes</numerusform>
            <numerusform>%n prices change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n above the MRP</source>
        <translation>
            <numerusform>%n above the MRP</numerusform>
            <numerusform>%n above the MRP</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fall(s) by more than 20 %</source>
        <translation>
            <numerusform>%n falls by more than 20 %</numerusform>
            <numerusform>%n fall by more than 20 %</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rise(s) by more than 20 %</source>
        <translation>
            <numerusform>%n rises by more than 20 %</numerusform>
            <numerusform>%n rise by more than 20 %</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paushtik::PriceDialog</name>
    <message numerus="yes">
        <source>%n product(s) chosen</source>
        <translation>
            <numerusform>%n product chosen</numerusform>
            <numerusform>%n products chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paushtik::ProductEditor</name>
    <message numerus="yes">
        <source>%n field(s) changed</source>
        <translation>
            <numerusform>%n field changed</numerusform>
            <numerusform>%n fields changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paushtik::ProductTableModel</name>
    <message numerus="yes">
        <source>Save %n product(s)</source>
        <translation>
            <numerusform>Save %n product</numerusform>
            <numerusform>Save %n products</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paushtik::StockPage</name>
    <message numerus="yes">
        <source>Book %n difference(s)</source>
        <translation>
            <numerusform>Book %n difference</numerusform>
            <numerusform>Book %n differences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n low</source>
        <translation>
            <numerusform>%n low</numerusform>
            <numerusform>%n low</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paushtik::SyncPage</name>
    <message numerus="yes">
        <source>Of the last %n months</source>
        <translation>
            <numerusform>Of the last month</numerusform>
            <numerusform>Of the last %n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The copy was damaged and is made again; %n edits were kept.</source>
        <translation>
            <numerusform>The copy was damaged and is made again; %n edit was kept.</numerusform>
            <numerusform>The copy was damaged and is made again; %n edits were kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minutes left</source>
        <translation>
            <numerusform>about %n minute left</numerusform>
            <numerusform>about %n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edits wait</source>
        <translation>
            <numerusform>%n edit waits</numerusform>
            <numerusform>%n edits wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It was sent %n times without an answer that counts; the server may have it already.</source>
        <translation>
            <numerusform>It was sent once without an answer that counts; the server may have it already.</numerusform>
            <numerusform>It was sent %n times without an answer that counts; the server may have it already.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paushtik::CategoryTreeModel</name>
    <message numerus="yes">
        <source>%n product(s)</source>
        <translation>
            <numerusform>%n product</numerusform>
            <numerusform>%n products</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paushtik::ImportDialog</name>
    <message numerus="yes">
        <source>%1 · %n row(s)</source>
        <translation>
            <numerusform>%1 · %n row</numerusform>
            <numerusform>%1 · %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paushtik::ImportModel</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paushtik::MoveBatchDialog</name>
    <message numerus="yes">
        <source>of %n loose jar(s)</source>
        <translation>
            <numerusform>of %n loose jar</numerusform>
            <numerusform>of %n loose jars</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paushtik::MovementsDialog</name>
    <message numerus="yes">
        <source>%n movement(s)</source>
        <translation>
            <numerusform>%n movement</numerusform>
            <numerusform>%n movements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paushtik::RecallDialog</name>
    <message numerus="yes">
        <source>%n order(s) · jars: %1</source>
        <translation>
            <numerusform>%n order · jars: %1</numerusform>
            <numerusform>%n orders · jars: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paushtik::ProductsPane</name>
    <message numerus="yes">
        <source>%n product(s)</source>
        <translation>
            <numerusform>%n product</numerusform>
            <numerusform>%n products</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) changed, and not all can be saved</source>
        <translation>
            <numerusform>%n product changed, and it cannot be saved</numerusform>
            <numerusform>%n products changed, and not all can be saved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) changed</source>
        <translation>
            <numerusform>%n product changed</numerusform>
            <numerusform>%n products changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paushtik::CustomerFinder</name>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n order</numerusform>
            <numerusform>%n orders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paushtik::RevenueChart</name>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n order</numerusform>
            <numerusform>%n orders</numerusform>
        </translation>
    </message>
</context>
</TS>
