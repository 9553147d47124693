# One interface target carries warnings and sanitizers, so that no target can forget them.
add_library(nachlese_compiler INTERFACE)
target_include_directories(nachlese_compiler INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_options(nachlese_compiler INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow
    $<$<BOOL:${NACHLESE_WERROR}>:-Werror>)
# GCC 12 sees an overlap in `"literal" + std::string()` that cannot be (GCC bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    target_compile_options(nachlese_compiler INTERFACE -Wno-restrict)
endif()
if(NACHLESE_SANITIZE)
    target_compile_options(nachlese_compiler INTERFACE
        -fsanitize=${NACHLESE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(nachlese_compiler INTERFACE -fsanitize=${NACHLESE_SANITIZE})
    # "Sanitizers tend to increase the rate of false positive warnings, most notably those around
    # -Wmaybe-uninitialized" (GCC's manual, "Instrumentation Options"): here in <regex>. What is really
    # read without a value, builds without sanitizers report.
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        target_compile_options(nachlese_compiler INTERFACE -Wno-maybe-uninitialized)
    endif()
endif()
