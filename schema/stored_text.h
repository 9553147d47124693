// The text of an article as it stands in a document's data: one frame of zstd (RFC 8878). Articles
// are short, and say much the same in the same words; so an index has a dictionary, made of some of
// its articles, in its metadata. Part of the on-disk format.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "schema/error.h"

struct ZSTD_CCtx_s;
struct ZSTD_CDict_s;

namespace nachlese {

// Of at most so many bytes; depends on nothing but what is given. Empty where there are too few
// texts to learn from.
[[nodiscard]] std::string make_text_dictionary(const std::vector<std::string>& texts,
                                               std::size_t most_bytes);

// Before the first text that is packed with it. Xapian's exceptions pass through, as of all that
// follows.
void store_text_dictionary(Xapian::WritableDatabase& database, const std::string& dictionary);
// Empty where the index has none.
[[nodiscard]] std::string stored_text_dictionary(const Xapian::Database& database);

// Texts of several databases that are searched as one are unpacked by the dictionaries that are
// remembered. Thread-safe.
void remember_text_dictionary(const Xapian::Database& shard);

// Not thread-safe.
class TextPacker {
  public:
    // Without a dictionary where it is empty.
    explicit TextPacker(std::string dictionary = {}) : dictionary_(std::move(dictionary)) {}

    [[nodiscard]] std::string pack(std::string_view text);

  private:
    struct Free {
        void operator()(ZSTD_CCtx_s* context) const;
        void operator()(ZSTD_CDict_s* dictionary) const;
    };

    void prepare();

    std::string dictionary_;
    std::unique_ptr<ZSTD_CDict_s, Free> prepared_;
    std::unique_ptr<ZSTD_CCtx_s, Free> context_;  // null until something is packed
};

// `database` is the one that the text is from. Fails with IndexDamaged. Thread-safe.
[[nodiscard]] Result<std::string> unpack_text(std::string_view packed,
                                              const Xapian::Database& database);

}  // namespace nachlese
