#include "indexer/containers/web_archive.h"

#include <utility>

#include <fmt/format.h>

#include "indexer/containers/http_body.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

// One place of damage tells to look; a thousand tell no more.
constexpr std::size_t kMaxDamagesNamed = 100;

constexpr std::size_t kMaxStatusLine = 4096;

bool is_page(const std::string& content_type) {
    const std::string type = media_type(content_type);
    return type == "text/html" || type == "application/xhtml+xml";
}

// "HTTP/1.1 200 OK"
bool is_found(std::string_view status_line) {
    if (!status_line.starts_with("HTTP/")) return false;
    const std::size_t blank = status_line.find(' ');
    return blank != std::string_view::npos && trim(status_line.substr(blank)).substr(0, 3) == "200";
}

}  // namespace

Result<void> WebArchive::read_response(const Capture& capture, RecordBlock& block) {
    InputStream message = open(block, capture.uri);
    std::string status_line;
    const auto state = message.read_line(status_line, kMaxStatusLine);
    if (!state) return tl::unexpected(state.error());
    if (*state != InputStream::Line::Read || !is_found(status_line)) return {};
    const auto header = HeaderFields::read(message);
    if (!header) return tl::unexpected(header.error());
    const std::string content_type(header->value("content-type"));
    if (!is_page(content_type)) return {};
    auto body = open_http_body(*header, std::move(message));
    if (!body) return tl::unexpected(body.error());
    return read_page(capture, content_type, std::move(*body));
}

Result<void> WebArchive::read_resource(const Capture& capture, const std::string& content_type,
                                       RecordBlock& block) {
    if (!is_page(content_type)) return {};
    return read_page(capture, content_type, block.source());
}

Result<void> WebArchive::read_page(const Capture& capture, const std::string& content_type,
                                   std::unique_ptr<ByteSource> page) {
    ++pages_;
    ReadContext context = members_.context();
    context.declared_encoding = header_parameter(content_type, "charset");
    return members_.read(members_.address(capture.uri, capture.date), std::move(page),
                         std::move(context), sink_for(capture));
}

ReadSink WebArchive::sink_for(const Capture& capture) const {
    ReadSink sink = sink_;
    sink.article = [this, &capture](Article&& article) {
        if (article.url.empty() && capture.uri.starts_with("http")) {
            article.url = collapse_whitespace(make_valid_utf8(capture.uri));
        }
        if (!article.date && capture.fetched) {
            article.date = ArticleDate{*capture.fetched, DateOrigin::Fetch, false};
        }
        sink_.article(std::move(article));
    };
    return sink;
}

InputStream WebArchive::open(RecordBlock& block, const std::string& name) const {
    return {name, block.source(), input_.budget()};
}

Result<void> WebArchive::damaged(std::uint64_t offset, const Error& error) {
    std::string_view what = error.message;
    const std::string prefix = input_.name() + ": ";
    if (what.starts_with(prefix)) what.remove_prefix(prefix.size());
    if (error.code != ErrorCode::BadInput || input_.budget()->exhausted()) {
        return fail(error.code, prefix + std::string(what), error.hint);
    }
    return damaged(offset, std::string(what));
}

Result<void> WebArchive::damaged(std::uint64_t offset, const std::string& what) {
    ++damages_;
    if (damages_ < kMaxDamagesNamed) {
        sink_.failure({context_.path, fmt::format("damaged at byte {}: {}", offset, what)});
    } else if (damages_ == kMaxDamagesNamed) {
        sink_.failure({context_.path, "damaged in more places"});
    }
    return {};
}

void WebArchive::finish() const {
    if (pages_ == 0 && damages_ == 0 && !stopped()) {
        sink_.no_article({context_.path, "no page in it"});
    }
}

}  // namespace nachlese
