#include "indexer/readers/html/signature.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include "schema/hash.h"

namespace nachlese::html {

namespace {

// Numbers in classes count elements: "paragraph-12".
void append_without_digits(std::string_view names, std::string& made) {
    std::copy_if(names.begin(), names.end(), std::back_inserter(made),
                 [](char c) { return c < '0' || c > '9'; });
}

void append_made(const Document& document, NodeId node, std::string& made) {
    made += static_cast<char>(document.tag(node));
    append_without_digits(document.attribute(node, Attribute::Class), made);
    made += '\n';
}

}  // namespace

std::uint64_t signature_of(const Document& document, NodeId node) {
    std::string made;
    append_made(document, node, made);
    append_made(document, document.parent(node), made);
    return hash64(made);
}

std::uint64_t own_signature(const Document& document, NodeId node) {
    std::string made;
    append_made(document, node, made);
    return hash64(made);
}

std::uint64_t sibling_signature(const Document& document, NodeId node) {
    std::string made = std::to_string(document.parent(node)) + '\n';
    append_made(document, node, made);
    return hash64(made);
}

}  // namespace nachlese::html
