# Runs when something is installed: only then the prefix is known, which the unit names.
set(libexec "${CMAKE_INSTALL_PREFIX}/${libexec_folder}/nachlese")
configure_file("${source_folder}/packaging/systemd/nachlese-nightly@.service.in"
    "$ENV{DESTDIR}${CMAKE_INSTALL_PREFIX}/lib/systemd/system/nachlese-nightly@.service" @ONLY)
list(APPEND CMAKE_INSTALL_MANIFEST_FILES
    "${CMAKE_INSTALL_PREFIX}/lib/systemd/system/nachlese-nightly@.service")
