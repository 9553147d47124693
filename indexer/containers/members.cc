#include "indexer/containers/members.h"

#include <utility>

#include <fmt/format.h>

#include "schema/hash.h"
#include "schema/utf8.h"

namespace nachlese {

Members::Members(const ReadContext& context, const ReadSink& sink, const ReadMember& read_member,
                 std::shared_ptr<UnpackingBudget> budget)
    : context_(context), sink_(sink), read_member_(read_member), budget_(std::move(budget)) {}

std::string Members::address(std::string_view name, std::string_view detail) {
    std::string address =
        fmt::format("{}#{}", context_.path, collapse_whitespace(make_valid_utf8(name)));
    std::uint32_t times = times_named_[hash64(address)]++;
    if (times > 0 && !detail.empty()) {
        address += ' ' + collapse_whitespace(make_valid_utf8(detail));
        times = times_named_[hash64(address)]++;
    }
    // A number may be taken, by a member whose own name is "a (2)".
    while (times > 0) {
        address += fmt::format(" ({})", times + 1);
        times = times_named_[hash64(address)]++;
    }
    return address;
}

Result<void> Members::read(const std::string& address, std::unique_ptr<ByteSource> source,
                           ReadContext context, const ReadSink& sink) {
    context.path = address;
    auto read = read_member_(InputStream(address, std::move(source), budget_), context, sink);
    if (read) return {};
    const ErrorCode code = read.error().code;
    if (code != ErrorCode::BadInput || budget_->exhausted()) return read;
    std::string_view reason = read.error().message;
    if (reason.starts_with(address + ": ")) reason.remove_prefix(address.size() + 2);
    fail_at(address, std::string(reason));
    return {};
}

Result<void> Members::read(const std::string& address, std::unique_ptr<ByteSource> source) {
    return read(address, std::move(source), context(), sink_);
}

void Members::fail_at(const std::string& address, std::string reason) const {
    sink_.failure({address, std::move(reason)});
}

void Members::pass_over(const std::string& address, std::string reason) const {
    sink_.no_article({address, std::move(reason)});
}

ReadContext Members::context() const {
    ReadContext context = context_;
    context.recurring_lines = nullptr;
    context.open_beside = nullptr;
    return context;
}

}  // namespace nachlese
