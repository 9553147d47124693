# What is installed beside the programs and their manual, and the Debian package (cpack -G DEB).
set(CPACK_PACKAGE_NAME nachlese)
# The host is one that RFC 2606 reserves: whoever hands the package out puts their own address here.
set(NACHLESE_PACKAGER "The Nachlese authors <nachlese@example.org>" CACHE STRING "Who made the package")
set(CPACK_PACKAGE_CONTACT "${NACHLESE_PACKAGER}")
set(CPACK_PACKAGE_VERSION "${PROJECT_VERSION}")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_GENERATOR DEB)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "less, systemd | cron-daemon")
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "full-text search for German news archives")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"nachlese-index reads folders of articles in many formats, text dumps of news
pages among them, and indexes them by headline, body, tags, date and more.
nachlese-search ranks them; it knows German inflection, compounds and dates.")

# Debian's policy wants the change log of a package compressed, with a date as in mail.
execute_process(
    COMMAND date --utc --date "${NACHLESE_RELEASE_DATE}" --rfc-email
    OUTPUT_VARIABLE release_time OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
configure_file(packaging/changelog.in "${PROJECT_BINARY_DIR}/packaging/changelog" @ONLY)
execute_process(
    COMMAND gzip -9nkf "${PROJECT_BINARY_DIR}/packaging/changelog" COMMAND_ERROR_IS_FATAL ANY)

install(FILES
    "${PROJECT_BINARY_DIR}/packaging/changelog.gz"
    packaging/copyright
    README.md
    docs/search-digest.schema.json
    docs/search-output.schema.json
    docs/search-record.schema.json
    docs/search-why.schema.json
    DESTINATION "${CMAKE_INSTALL_DOCDIR}")

install(FILES scripts/nightly-reindex.conf.example DESTINATION "${CMAKE_INSTALL_DOCDIR}/examples")

set(NACHLESE_LIBEXEC "${CMAKE_INSTALL_LIBEXECDIR}/nachlese")
install(PROGRAMS scripts/install scripts/mail-digest scripts/mail-failure scripts/nightly-reindex
    DESTINATION "${NACHLESE_LIBEXEC}")
install(FILES scripts/lib/nightly_config.sh scripts/lib/nightly_state.sh
    DESTINATION "${NACHLESE_LIBEXEC}/lib")
# Not LIBDIR, which has an architecture in it: systemd looks here.
install(FILES packaging/systemd/nachlese-nightly@.timer DESTINATION lib/systemd/system)
install(CODE "
set(source_folder \"${PROJECT_SOURCE_DIR}\")
set(libexec_folder \"${CMAKE_INSTALL_LIBEXECDIR}\")")
install(SCRIPT cmake/InstallNightly.cmake)

# For the package alone: nothing else reads it.
if(NACHLESE_ARCHIVES)
    install(CODE "
if(\"\${CMAKE_INSTALL_PREFIX}\" STREQUAL \"/usr\")
    file(INSTALL \"${PROJECT_SOURCE_DIR}/packaging/lintian-overrides\"
        DESTINATION \"/usr/share/lintian/overrides\" RENAME nachlese)
endif()")
endif()

include(CPack)
