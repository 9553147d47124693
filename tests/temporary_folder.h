// A folder for the files of one test.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <system_error>

namespace nachlese::testing {

inline std::filesystem::path make_temporary_folder() {
    namespace fs = std::filesystem;
    std::string name = (fs::temp_directory_path() / "nachlese-test-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    return name;
}

// Lives as long as the object.
class TemporaryFolder {
  public:
    TemporaryFolder() : folder_(make_temporary_folder()) {}
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] std::string path(const std::string& name = {}) const {
        return name.empty() ? folder_.string() : (folder_ / name).string();
    }

    // Makes missing folders on the way. Returns the file's path.
    // NOLINTNEXTLINE(modernize-use-nodiscard): written for its effect
    std::string write(const std::string& name, const std::string& content) const {
        const std::filesystem::path file = folder_ / name;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << content;
        return file.string();
    }

  private:
    std::filesystem::path folder_;
};

inline std::string read_text(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace nachlese::testing
