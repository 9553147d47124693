#include "schema/stored_text.h"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <mutex>
#include <new>
#include <utility>

#include <fmt/format.h>
#include <zdict.h>
#include <zstd.h>

namespace nachlese {

namespace {

constexpr const char* kDictionaryKey = "nachlese.text-dictionary";

// Takes no more time than what Xapian would do to the text. 5 makes it 4 % smaller, in twice the
// time.
constexpr int kLevel = 3;

// zdict refuses to learn from less.
constexpr std::size_t kLeastTexts = 8;
constexpr std::size_t kLeastDictionary = 1024;

// What one byte of a frame can stand for at most: a block of 128 KiB takes four.
constexpr std::uint64_t kMostGrowth = std::uint64_t{32} * 1024;

// Of the indexes that were read last, by one process.
constexpr std::size_t kMostDictionaries = 64;

struct FreeContext {
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};
struct FreeDictionary {
    void operator()(ZSTD_DDict* dictionary) const { ZSTD_freeDDict(dictionary); }
};

// Ready to unpack with, by their numbers (RFC 8878, 5), which zdict takes from their content.
// Thread-safe.
class Dictionaries {
  public:
    using Dictionary = std::shared_ptr<const ZSTD_DDict>;

    static Dictionaries& of_process() {
        static Dictionaries dictionaries;
        return dictionaries;
    }

    // That of `database`, unless it is known already. Null where the index has none.
    Dictionary numbered(unsigned number, const Xapian::Database& database) {
        const std::lock_guard lock(mutex_);
        const auto found = std::find_if(known_.begin(), known_.end(),
                                        [&](const auto& entry) { return entry.first == number; });
        return found != known_.end() ? found->second : add(database);
    }

    void remember(const Xapian::Database& database) {
        const std::lock_guard lock(mutex_);
        add(database);
    }

  private:
    Dictionary add(const Xapian::Database& database) {
        const std::string bytes = stored_text_dictionary(database);
        if (bytes.empty()) return nullptr;
        Dictionary dictionary(ZSTD_createDDict(bytes.data(), bytes.size()), FreeDictionary{});
        known_.emplace_front(ZSTD_getDictID_fromDict(bytes.data(), bytes.size()), dictionary);
        if (known_.size() > kMostDictionaries) known_.pop_back();
        return dictionary;
    }

    std::mutex mutex_;
    std::deque<std::pair<unsigned, Dictionary>> known_;  // the newest first
};

tl::unexpected<Error> damaged(std::string_view reason) {
    return fail(ErrorCode::IndexDamaged,
                fmt::format("the stored text of an article is damaged: {}", reason),
                "rebuild the index from the archive");
}

}  // namespace

std::string make_text_dictionary(const std::vector<std::string>& texts, std::size_t most_bytes) {
    if (texts.size() < kLeastTexts || most_bytes < kLeastDictionary) return {};
    std::string all;
    std::vector<std::size_t> sizes;
    for (const std::string& text : texts) {
        all += text;
        sizes.push_back(text.size());
    }
    std::string dictionary(most_bytes, '\0');
    const std::size_t size =
        ZDICT_trainFromBuffer(dictionary.data(), dictionary.size(), all.data(), sizes.data(),
                              static_cast<unsigned>(sizes.size()));
    if (ZDICT_isError(size) != 0) return {};
    dictionary.resize(size);
    return dictionary;
}

void store_text_dictionary(Xapian::WritableDatabase& database, const std::string& dictionary) {
    database.set_metadata(kDictionaryKey, dictionary);
}

std::string stored_text_dictionary(const Xapian::Database& database) {
    return database.get_metadata(kDictionaryKey);
}

void remember_text_dictionary(const Xapian::Database& shard) {
    Dictionaries::of_process().remember(shard);
}

void TextPacker::Free::operator()(ZSTD_CCtx_s* context) const {
    ZSTD_freeCCtx(context);
}

void TextPacker::Free::operator()(ZSTD_CDict_s* dictionary) const {
    ZSTD_freeCDict(dictionary);
}

void TextPacker::prepare() {
    context_.reset(ZSTD_createCCtx());
    if (!context_) throw std::bad_alloc();
    ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_compressionLevel, kLevel);
    ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_checksumFlag, 1);
    if (dictionary_.empty()) return;
    prepared_.reset(ZSTD_createCDict(dictionary_.data(), dictionary_.size(), kLevel));
    if (!prepared_) throw std::bad_alloc();
    ZSTD_CCtx_refCDict(context_.get(), prepared_.get());
}

std::string TextPacker::pack(std::string_view text) {
    if (!context_) prepare();
    std::string packed(ZSTD_compressBound(text.size()), '\0');
    const std::size_t size =
        ZSTD_compress2(context_.get(), packed.data(), packed.size(), text.data(), text.size());
    if (ZSTD_isError(size) != 0) throw std::bad_alloc();  // nothing else can fail
    packed.resize(size);
    return packed;
}

Result<std::string> unpack_text(std::string_view packed, const Xapian::Database& database) {
    const unsigned long long size = ZSTD_getFrameContentSize(packed.data(), packed.size());
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN ||
        size > packed.size() * kMostGrowth) {
        return damaged("it does not begin as one");
    }
    const unsigned number = ZSTD_getDictID_fromFrame(packed.data(), packed.size());
    Dictionaries::Dictionary dictionary;
    if (number != 0) dictionary = Dictionaries::of_process().numbered(number, database);
    thread_local const std::unique_ptr<ZSTD_DCtx, FreeContext> context(ZSTD_createDCtx());
    if (!context) throw std::bad_alloc();
    std::string text(size, '\0');
    const std::size_t unpacked = ZSTD_decompress_usingDDict(
        context.get(), text.data(), text.size(), packed.data(), packed.size(), dictionary.get());
    if (ZSTD_isError(unpacked) != 0) return damaged(ZSTD_getErrorName(unpacked));
    if (unpacked != text.size()) return damaged("it is cut off");
    return text;
}

}  // namespace nachlese
