#include "indexer/readers/reader.h"

#include "indexer/readers/dump_reader.h"
#include "indexer/readers/html_reader.h"
#include "indexer/readers/json_lines_reader.h"
#include "indexer/readers/json_reader.h"
#include "indexer/readers/mail/mail_reader.h"
#include "indexer/readers/ocr/alto.h"
#include "indexer/readers/ocr/hocr_reader.h"
#include "indexer/readers/ocr/mets.h"
#include "indexer/readers/ocr/page_xml.h"
#include "indexer/readers/wire/iptc_7901_reader.h"
#include "indexer/readers/xml/feed.h"
#include "indexer/readers/xml/newsml_g2.h"
#include "indexer/readers/xml/nitf.h"
#include "indexer/readers/xml/tei.h"

namespace nachlese {

const std::vector<const Reader*>& readers() {
    static const JsonReader json;
    // Takes what begins like JSON and is not one value over several lines.
    static const JsonLinesReader json_lines;
    static const xml::NewsmlG2Reader newsml_g2;
    static const xml::NitfReader nitf;
    static const xml::FeedReader feed;
    static const xml::TeiReader tei;
    static const Iptc7901Reader iptc_7901;
    // What it carries may be HTML, whose reader is asked later.
    static const mail::MailReader mail;
    static const ocr::MetsReader mets;
    static const ocr::AltoReader alto;
    static const ocr::PageXmlReader page_xml;
    // HTML too, so it is asked before the reader of pages.
    static const ocr::HocrReader hocr;
    static const HtmlReader html;
    // Takes any text, so it is asked last.
    static const DumpReader dump;
    static const std::vector<const Reader*> all{
        &json, &json_lines, &newsml_g2, &nitf,     &feed, &tei,  &iptc_7901,
        &mail, &mets,       &alto,      &page_xml, &hocr, &html, &dump,
    };
    return all;
}

}  // namespace nachlese
