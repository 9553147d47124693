# Every library the product links, all from Debian 12. scripts/bootstrap installs the packages.
find_package(PkgConfig REQUIRED)
pkg_check_modules(XAPIAN REQUIRED IMPORTED_TARGET xapian-core>=1.4.22)
pkg_check_modules(UCHARDET REQUIRED IMPORTED_TARGET uchardet)
pkg_check_modules(BROTLI REQUIRED IMPORTED_TARGET libbrotlidec)
pkg_check_modules(GMIME REQUIRED IMPORTED_TARGET gmime-3.0)
pkg_check_modules(LIBARCHIVE REQUIRED IMPORTED_TARGET libarchive)
pkg_check_modules(DEFLATE REQUIRED IMPORTED_TARGET libdeflate)
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

# Debian's archives of what a search needs besides Xapian, which it has as a shared library alone.
# A program that starts for one search spends half of its time in the dynamic loader otherwise: the
# tables of ICU and libstemmer are full of addresses.
find_library(ICU_I18N_ARCHIVE libicui18n.a)
find_library(ICU_UC_ARCHIVE libicuuc.a)
find_library(ICU_DATA_ARCHIVE libicudata.a)
find_library(STEMMER_ARCHIVE libstemmer.a)
find_library(ZSTD_ARCHIVE libzstd.a)
find_library(XXHASH_ARCHIVE libxxhash.a)
set(archives_found OFF)
if(ICU_I18N_ARCHIVE AND ICU_UC_ARCHIVE AND ICU_DATA_ARCHIVE AND STEMMER_ARCHIVE AND ZSTD_ARCHIVE
   AND XXHASH_ARCHIVE AND NOT NACHLESE_SANITIZE)
    set(archives_found ON)
endif()
option(NACHLESE_ARCHIVES "Link nachlese-search with archives of ICU, libstemmer and others"
       ${archives_found})

# nachlese_library(NAME ARCHIVES SHARED): the target nachlese::NAME, which is ARCHIVES to a program
# that nachlese_link_archives() was called for, and SHARED to all others.
function(nachlese_library name archives shared)
    add_library(nachlese_library_${name} INTERFACE)
    add_library(nachlese::${name} ALIAS nachlese_library_${name})
    target_link_libraries(nachlese_library_${name} INTERFACE
        "$<IF:$<BOOL:$<TARGET_PROPERTY:NACHLESE_LINKS_ARCHIVES>>,${archives},${shared}>")
endfunction()
nachlese_library(icu "${ICU_I18N_ARCHIVE};${ICU_UC_ARCHIVE};${ICU_DATA_ARCHIVE}"
                 "ICU::i18n;ICU::uc;ICU::data")
nachlese_library(stemmer "${STEMMER_ARCHIVE}" "Snowball::stemmer")
nachlese_library(zstd "${ZSTD_ARCHIVE}" "PkgConfig::ZSTD")
nachlese_library(xxhash "${XXHASH_ARCHIVE}" "PkgConfig::XXHASH")
# Debian has no archive of fmt, but its source as a header (cmake/fmt.cc).
nachlese_library(fmt "" "fmt::fmt")

function(nachlese_link_archives program)
    set_target_properties(${program} PROPERTIES NACHLESE_LINKS_ARCHIVES ON)
    target_sources(${program} PRIVATE
        "${PROJECT_SOURCE_DIR}/cmake/bound_symbols.S"
        "${PROJECT_SOURCE_DIR}/cmake/fmt.cc")
    # Without a place in memory to be chosen there are no addresses to be filled in.
    target_link_options(${program} PRIVATE
        -no-pie -Wl,--gc-sections -Wl,--undefined=nachlese_bound_symbols)
endfunction()
