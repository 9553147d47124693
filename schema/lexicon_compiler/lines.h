// Reading text files line by line.
#pragma once

#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace nachlese::lexicon_compiler {

// Calls `visit` for each line that is not empty. Throws std::runtime_error, naming the file, where
// it cannot be read to its end.
template <typename Visit>
void for_each_line(const std::string& file, Visit visit) {
    std::ifstream stream(file);
    std::string line;
    while (std::getline(stream, line)) {
        if (!line.empty()) visit(line);
    }
    if (!stream.eof()) throw std::runtime_error(file + ": cannot be read");
}

// As for_each_line, for files of our own: '#' begins a comment; `visit` gets the words of a line.
template <typename Visit>
void for_each_row(const std::string& file, Visit visit) {
    for_each_line(file, [&visit](const std::string& line) {
        std::istringstream words(line.substr(0, line.find('#')));
        const std::vector<std::string> row{std::istream_iterator<std::string>(words), {}};
        if (!row.empty()) visit(row);
    });
}

}  // namespace nachlese::lexicon_compiler
