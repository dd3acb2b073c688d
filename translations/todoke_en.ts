<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
    <context>
        <name>todoke::IntakePage</name>
        <message numerus="yes">
            <source>%n mails are in this file. The first one that came back was taken.</source>
            <translation>
                <numerusform>%n mail is in this file.</numerusform>
                <numerusform>%n mails are in this file. The first one that came back was taken.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Delivery record (header): %n line(s)</source>
            <translation>
                <numerusform>Delivery record (header): %n line</numerusform>
                <numerusform>Delivery record (header): %n lines</numerusform>
            </translation>
        </message>
    </context>
</TS>
