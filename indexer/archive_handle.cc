#include "indexer/archive_handle.h"

#include <cerrno>
#include <clocale>
#include <cstdio>
#include <optional>
#include <utility>

#include <archive.h>
#include <archive_entry.h>

namespace nachlese {

namespace {

// libarchive hands names out in the thread's locale, and in the C locale only ASCII survives.
class Utf8Locale {
  public:
    Utf8Locale() {
        static const locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
        if (utf8 != nullptr) previous_ = uselocale(utf8);
    }
    ~Utf8Locale() {
        if (previous_ != nullptr) uselocale(previous_);
    }
    Utf8Locale(const Utf8Locale&) = delete;
    Utf8Locale& operator=(const Utf8Locale&) = delete;

  private:
    locale_t previous_ = nullptr;
};

struct ArchiveFreer {
    void operator()(archive* handle) const { archive_read_free(handle); }
};

}  // namespace

struct ArchiveHandle::Impl {
    explicit Impl(InputStream stream) : input(std::move(stream)), handle(archive_read_new()) {}

    InputStream input;
    std::size_t handed_out = 0;  // of what peek() gave
    std::optional<Error> input_error = {};
    std::unique_ptr<archive, ArchiveFreer> handle;

    static la_ssize_t read_callback(archive* handle, void* self, const void** bytes) {
        auto& impl = *static_cast<Impl*>(self);
        impl.input.consume(std::exchange(impl.handed_out, 0));
        const auto piece = impl.input.peek(1);
        if (!piece) {
            impl.input_error = piece.error();
            archive_set_error(handle, EIO, "%s", piece.error().message.c_str());
            return ARCHIVE_FATAL;
        }
        impl.handed_out = piece->size();
        *bytes = piece->data();
        return static_cast<la_ssize_t>(piece->size());
    }

    static la_int64_t seek_callback(archive* /*handle*/, void* self, la_int64_t offset,
                                    int origin) {
        auto& impl = *static_cast<Impl*>(self);
        const auto here = static_cast<la_int64_t>(impl.input.position() + impl.handed_out);
        const auto size = static_cast<la_int64_t>(impl.input.size().value_or(0));
        const la_int64_t base = origin == SEEK_SET ? 0 : origin == SEEK_CUR ? here : size;
        const la_int64_t target = base + offset;
        if (target < 0 || !impl.input.seek(static_cast<std::uint64_t>(target))) {
            return ARCHIVE_FATAL;
        }
        impl.handed_out = 0;
        return target;
    }

    [[nodiscard]] tl::unexpected<Error> error() const {
        if (input_error) return tl::unexpected(*input_error);
        const char* const message = archive_error_string(handle.get());
        return fail(ErrorCode::BadInput, message != nullptr ? message : "damaged data");
    }
};

ArchiveHandle::ArchiveHandle(InputStream input) : impl_(std::make_unique<Impl>(std::move(input))) {}
ArchiveHandle::~ArchiveHandle() = default;

archive* ArchiveHandle::get() const {
    return impl_->handle.get();
}

Result<void> ArchiveHandle::open() {
    archive* const handle = impl_->handle.get();
    archive_read_set_callback_data(handle, impl_.get());
    archive_read_set_read_callback(handle, &Impl::read_callback);
    if (impl_->input.size()) archive_read_set_seek_callback(handle, &Impl::seek_callback);
    if (archive_read_open1(handle) != ARCHIVE_OK) return impl_->error();
    return {};
}

Result<archive_entry*> ArchiveHandle::next() {
    const Utf8Locale locale;
    archive_entry* entry = nullptr;
    const int outcome = archive_read_next_header(impl_->handle.get(), &entry);
    if (outcome == ARCHIVE_EOF) return nullptr;
    // A warning concerns a name or a time; the member can be read.
    if (outcome != ARCHIVE_OK && outcome != ARCHIVE_WARN) return impl_->error();
    return entry;
}

Result<std::size_t> ArchiveHandle::read(std::span<char> to) {
    const la_ssize_t count = archive_read_data(impl_->handle.get(), to.data(), to.size());
    if (count < 0) return impl_->error();
    return static_cast<std::size_t>(count);
}

}  // namespace nachlese
