#include "schema/generation.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string_view>
#include <system_error>

#include <fmt/format.h>

#include "schema/hash.h"
#include "schema/replace_file.h"

namespace nachlese {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kStub = "XAPIANDB";
constexpr std::string_view kLock = "writer.lock";
constexpr std::string_view kGenerations = "generations";
constexpr std::string_view kShard = "shard-00";
constexpr std::string_view kWork = "growing";
constexpr const char* kRepairHint = "run `nachlese-index repair`";

std::string stub_line(int number) {
    return fmt::format("auto {}/{:06}/{}\n", kGenerations, number, kShard);
}

std::optional<int> number_of(std::string_view folder_name) {
    int number = 0;
    const char* const end = folder_name.data() + folder_name.size();
    const auto [stopped, error] = std::from_chars(folder_name.data(), end, number);
    if (error != std::errc{} || stopped != end || number < 1) return std::nullopt;
    return number;
}

// That the rest of it is as it should be, is for the caller to see.
std::optional<int> number_in_stub(std::string_view content) {
    const std::string_view line = content.substr(0, content.find('\n'));
    const std::size_t begin = line.find(kGenerations);
    if (begin == std::string_view::npos) return std::nullopt;
    const std::string_view path =
        line.substr(std::min(begin + kGenerations.size() + 1, line.size()));
    return number_of(path.substr(0, path.find('/')));
}

// A first run that was killed leaves a generation without its database, or not yet published.
bool has_built_generation(const std::string& index_path) {
    const std::vector<int> numbers = generation_numbers(index_path);
    return std::any_of(numbers.begin(), numbers.end(), [&index_path](int number) {
        std::error_code ignored;
        const Generation generation = generation_numbered(index_path, number);
        return fs::exists(generation.database, ignored) &&
               !fs::exists(work_folder(generation), ignored);
    });
}

}  // namespace

Result<Generation> live_generation(const std::string& index_path) {
    const std::string stub = stub_file(index_path);
    std::error_code error;
    if (!fs::exists(fs::symlink_status(stub, error))) {
        if (has_built_generation(index_path)) {
            return fail(ErrorCode::IndexDamaged, fmt::format("{}: the stub file is missing", stub),
                        kRepairHint);
        }
        if (is_index_folder(index_path)) {
            return fail(ErrorCode::IndexMissing,
                        fmt::format("{}: the first run of this index has not ended", index_path),
                        "wait for it, or run `nachlese-index update` again");
        }
        return fail(ErrorCode::IndexMissing,
                    fmt::format("{}: there is no index in this folder", index_path),
                    "make one with `nachlese-index update --index DIR FOLDER`");
    }
    std::ifstream file(stub);
    if (!file) return io_error(stub, errno);
    const std::string content(std::istreambuf_iterator<char>(file), {});
    const auto number = number_in_stub(content);
    if (!number) {
        return fail(ErrorCode::IndexDamaged, fmt::format("{}: names no generation", stub),
                    kRepairHint);
    }
    // Another number may well be that of the generation before. Older versions wrote no checksum.
    if (content != stub_content(*number) && content != stub_line(*number)) {
        return fail(ErrorCode::IndexDamaged, fmt::format("{}: is not as it was written", stub),
                    kRepairHint);
    }
    return generation_numbered(index_path, *number);
}

std::string work_folder(const Generation& generation) {
    return fmt::format("{}/{}", generation.folder, kWork);
}

Generation generation_numbered(const std::string& index_path, int number) {
    const std::string folder = fmt::format("{}/{:06}", generations_folder(index_path), number);
    return {number, folder, fmt::format("{}/{}", folder, kShard)};
}

std::vector<int> generation_numbers(const std::string& index_path) {
    std::vector<int> numbers;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(generations_folder(index_path), ignored)) {
        if (const auto number = number_of(entry.path().filename().string())) {
            numbers.push_back(*number);
        }
    }
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

std::string generations_folder(const std::string& index_path) {
    return fmt::format("{}/{}", index_path, kGenerations);
}

std::string stub_file(const std::string& index_path) {
    return fmt::format("{}/{}", index_path, kStub);
}

std::string lock_file(const std::string& index_path) {
    return fmt::format("{}/{}", index_path, kLock);
}

bool is_index_folder(const std::string& path) {
    std::error_code ignored;
    return fs::exists(stub_file(path), ignored) ||
           (fs::exists(lock_file(path), ignored) &&
            fs::is_directory(generations_folder(path), ignored));
}

std::string stub_content(int number) {
    const std::string line = stub_line(number);
    return fmt::format("{}# checksum {}\n", line, hash128_hex(line));
}

}  // namespace nachlese
