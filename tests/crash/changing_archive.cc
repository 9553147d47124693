#include "tests/crash/changing_archive.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace nachlese::testing {

namespace {

constexpr int kFirstFiles = 10;
constexpr int kFiles = 40;
constexpr int kArticlesPerFile = 60;
constexpr int kWords = 12;

constexpr std::string_view kGone = "2023/02.jsonl";
constexpr std::array kChanged{"2023/03.jsonl", "2024/07.jsonl"};

std::string made_word(std::mt19937& random) {
    constexpr std::array kSyllables{"ha",  "fen", "bor", "quir", "nau", "ste", "lin", "wer",
                                    "dam", "tor", "gel", "mun",  "ros", "fel", "ker", "buch"};
    std::string word;
    for (int syllable = 0; syllable < 4; ++syllable)
        word += kSyllables.at(random() % kSyllables.size());
    return word;
}

std::string id_of(int file, int number) {
    return fmt::format("{:02}-{:03}", file, number);
}

// Its id and `edition` make its text. Every tenth repeats the one before it.
std::string article(int file, int number, int edition) {
    const bool is_copy = number % 10 == 9;
    std::mt19937 random(
        static_cast<std::uint32_t>(file * 1000 + (is_copy ? number - 1 : number) + edition * 7919));
    std::string body = "Am Hafen";
    for (int word = 0; word < kWords; ++word)
        body += " " + made_word(random);
    if (is_copy) body += " nach Angaben der Reederei";
    return nlohmann::json{{"id", id_of(file, number)},
                          {"headline", fmt::format("Meldung {} aus {}", number, made_word(random))},
                          {"date", fmt::format("2023-05-{:02}", 1 + number % 28)},
                          {"body", body + "."}}
               .dump() +
           "\n";
}

// An index that is led, article by article, towards `after`, and in how many articles it differs
// from the one that was found.
class Course {
  public:
    using Articles = std::map<std::string, ArticleContent>;

    Course(const Articles& found, const Articles& before) : found_(found), now_(before) {
        std::set<std::string> ids;
        for (const auto& [id, content] : found)
            ids.insert(id);
        for (const auto& [id, content] : before)
            ids.insert(id);
        for (const std::string& id : ids)
            differing_ += differs(id);
    }

    void remove(const std::string& id) {
        change(id, [&] { now_.erase(id); });
    }
    void add(const std::string& id, const ArticleContent& content) {
        change(id, [&] { now_[id] = content; });
    }
    [[nodiscard]] bool is_found() const { return differing_ == 0; }

  private:
    // Near-duplicates are marked at the end of a run.
    [[nodiscard]] int differs(const std::string& id) const {
        const auto found = found_.find(id);
        const auto now = now_.find(id);
        const bool is_alike = found == found_.end() || now == now_.end()
                                  ? (found == found_.end()) == (now == now_.end())
                                  : found->second.text == now->second.text;
        return is_alike ? 0 : 1;
    }

    template <typename Change>
    void change(const std::string& id, Change make) {
        differing_ -= differs(id);
        make();
        differing_ += differs(id);
    }

    const Articles& found_;
    Articles now_;
    int differing_ = 0;
};

}  // namespace

ChangingArchive::ChangingArchive(std::string folder) : folder_(std::move(folder)) {
    for (int number = 0; number < kFiles; ++number) {
        const int year = number % kFirstFiles < 5 ? 2023 : 2024;
        File file{fmt::format("{}/{:02}.jsonl", year, number), {}, {}, false};
        const auto is_file = [&](std::string_view name) { return file.name == name; };
        for (int i = 0; number < kFirstFiles && i < kArticlesPerFile; ++i)
            file.first.push_back({id_of(number, i), article(number, i, 1)});
        if (std::any_of(kChanged.begin(), kChanged.end(), is_file)) {
            // Half of its articles are new editions; some ids are gone, others have come.
            for (int i = 20; i < kArticlesPerFile + 20; ++i)
                file.second.push_back({id_of(number, i), article(number, i, i < 45 ? 2 : 1)});
        } else if (number >= kFirstFiles) {
            for (int i = 0; i < kArticlesPerFile; ++i)
                file.second.push_back({id_of(number, i), article(number, i, 1)});
        } else if (!is_file(kGone)) {
            file.second = file.first;
        }
        file.changes = file.first != file.second;
        files_.push_back(std::move(file));
    }
    std::sort(files_.begin(), files_.end(),
              [](const File& a, const File& b) { return a.name < b.name; });
    for (const File& file : files_)
        write(file, false);
}

void ChangingArchive::write_second_state() const {
    for (const File& file : files_) {
        if (file.changes) write(file, true);
    }
}

void ChangingArchive::write(const File& file, bool in_second_state) const {
    const std::filesystem::path path = std::filesystem::path(folder_) / file.name;
    const auto& lines = in_second_state ? file.second : file.first;
    std::filesystem::create_directories(path.parent_path());
    std::filesystem::remove(path);
    if (lines.empty()) return;
    std::ofstream stream(path, std::ios::binary);
    for (const Line& line : lines)
        stream << line.json;
}

::testing::AssertionResult ChangingArchive::is_between(const IndexContent& found,
                                                       const IndexContent& before,
                                                       const IndexContent& after) const {
    Course course(found.articles, before.articles);
    if (course.is_found()) return ::testing::AssertionSuccess();
    for (const File& file : files_) {
        if (!file.second.empty()) continue;
        for (const Line& line : file.first)
            course.remove(line.id);
    }
    if (course.is_found()) return ::testing::AssertionSuccess();
    for (const File& file : files_) {
        if (!file.changes || file.second.empty()) continue;
        for (const Line& line : file.first)
            course.remove(line.id);
        for (const Line& line : file.second) {
            course.add(line.id, after.articles.at(line.id));
            if (course.is_found()) return ::testing::AssertionSuccess();
        }
    }
    return ::testing::AssertionFailure()
           << "the index holds " << found.articles.size()
           << " articles, and is in no state that a run leads through";
}

}  // namespace nachlese::testing
