# Every library the product links, all from Debian 12. scripts/bootstrap installs the packages.
find_package(PkgConfig REQUIRED)
pkg_check_modules(XAPIAN REQUIRED IMPORTED_TARGET xapian-core>=1.4.22)
pkg_check_modules(UCHARDET REQUIRED IMPORTED_TARGET uchardet)
pkg_check_modules(BROTLI REQUIRED IMPORTED_TARGET libbrotlidec)
pkg_check_modules(GMIME REQUIRED IMPORTED_TARGET gmime-3.0)
pkg_check_modules(LIBARCHIVE REQUIRED IMPORTED_TARGET libarchive)
pkg_check_modules(ZSTD REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(XXHASH REQUIRED IMPORTED_TARGET libxxhash)
find_package(ICU 72 REQUIRED COMPONENTS uc i18n data)
find_package(fmt 9 REQUIRED)
find_package(LibXml2 2.9.14 REQUIRED)
find_package(ZLIB REQUIRED)
find_package(Threads REQUIRED)

# Debian ships these as plain headers (and libstemmer without a pkg-config file).
find_path(CLI11_INCLUDE_DIR CLI/CLI.hpp REQUIRED)
find_path(TL_EXPECTED_INCLUDE_DIR tl/expected.hpp REQUIRED)
find_path(NLOHMANN_JSON_INCLUDE_DIR nlohmann/json.hpp REQUIRED)
find_path(STEMMER_INCLUDE_DIR libstemmer.h REQUIRED)
find_library(STEMMER_LIBRARY stemmer REQUIRED)

add_library(Snowball::stemmer UNKNOWN IMPORTED)
set_target_properties(Snowball::stemmer PROPERTIES
    IMPORTED_LOCATION "${STEMMER_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${STEMMER_INCLUDE_DIR}")

# What the German lexicon is compiled from: Debian's packages hunspell-de-de, trans-de-en, wngerman,
# wogerman and wswiss.
find_file(GERMAN_AFFIX_FILE de_DE.aff PATHS /usr/share/hunspell NO_DEFAULT_PATH REQUIRED)
find_file(GERMAN_WORD_FILE de_DE.dic PATHS /usr/share/hunspell NO_DEFAULT_PATH REQUIRED)
find_file(GERMAN_DICTIONARY_FILE de-en PATHS /usr/share/trans NO_DEFAULT_PATH REQUIRED)
find_file(GERMAN_WORD_LIST ngerman PATHS /usr/share/dict NO_DEFAULT_PATH REQUIRED)
find_file(OLD_GERMAN_WORD_LIST ogerman PATHS /usr/share/dict NO_DEFAULT_PATH REQUIRED)
find_file(SWISS_WORD_LIST swiss PATHS /usr/share/dict NO_DEFAULT_PATH REQUIRED)
