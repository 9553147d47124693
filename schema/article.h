// The one document model: what readers yield, the index holds and results show.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/date.h"

namespace nachlese {

enum class ParagraphKind { Text, Subheading };

struct Paragraph {
    ParagraphKind kind = ParagraphKind::Text;
    std::string text;
    bool operator==(const Paragraph&) const = default;
};

// Where an article's date was found, best first.
enum class DateOrigin {
    Metadata,  // a field of the format, such as JSON "date"
    DateLine,  // the date line beneath the headline
    TailLine,  // the short date line after the text
    Dateline,  // the place-and-date opening of the body ("HAMBURG, 3. Mai.")
    Path,      // digits in the file's path
    Fetch,     // when a crawler fetched the page
};
[[nodiscard]] std::string_view name_of(DateOrigin origin);
[[nodiscard]] std::optional<DateOrigin> date_origin_named(std::string_view name);

struct ArticleDate {
    DateTime when;
    DateOrigin origin = DateOrigin::Metadata;
    bool in_future = false;  // later than "now" at the time of reading: shown, never trusted
    bool operator==(const ArticleDate&) const = default;
};

// Whether an article may be used, by its provider's last word
// (http://cv.iptc.org/newscodes/pubstatusg2/).
enum class PubStatus {
    Usable,
    Withheld,  // until further notice
    Canceled,  // withdrawn for good; agencies say "killed"
};
[[nodiscard]] std::string_view name_of(PubStatus status);
// By IPTC's name or another that formats use, case-folded.
[[nodiscard]] std::optional<PubStatus> pub_status_named(std::string_view name);

// What the index keeps of a version that a newer one of the same id has replaced.
struct EarlierVersion {
    std::string version;
    std::optional<DateTime> when;  // its version_created, else its date
    std::string path;
    bool operator==(const EarlierVersion&) const = default;
};

// All text is valid UTF-8 without line breaks and other control characters; it is trimmed, and
// runs of white space are one blank. An empty field was not found.
struct Article {
    std::string id;    // unique per archive root: the article's own, else its path
    std::string path;  // below the archive root, '/' between, "#member" inside a container
    std::string headline;
    std::string kicker;
    std::string teaser;
    std::vector<Paragraph> body;
    std::vector<std::string> tags;
    std::vector<std::string> captions;  // captions and photo credits
    std::vector<std::string> authors;
    std::optional<ArticleDate> date;
    std::string source;   // agency or outlet
    std::string place;    // of the dateline, as printed: "Washington/Moskau"
    std::string section;  // German: Ressort
    std::string url;

    // Of publishing it, in the terms of IPTC's formats.
    std::string version;  // as given: a number, or a date
    std::optional<DateTime> version_created;
    PubStatus pub_status = PubStatus::Usable;
    std::optional<DateTime> embargoed;  // not to be published before
    std::string ednote;                 // to editors: "Achtung Redaktionen", what was corrected
    bool is_correction = false;
    bool is_paywalled = false;          // for subscribers: the text may be incomplete
    std::optional<int> ocr_confidence;  // of recognised text: the mean of its words, in percent
    std::vector<EarlierVersion> earlier_versions;  // newest first; never from a reader
    bool operator==(const Article&) const = default;
};

// Paragraphs and subheadings with an empty line ("\n\n") between.
[[nodiscard]] std::string body_text(const Article& article);

}  // namespace nachlese
