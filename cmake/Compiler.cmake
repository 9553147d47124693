# One interface target carries warnings and sanitizers, so that no target can forget them.
add_library(nachlese_compiler INTERFACE)
target_include_directories(nachlese_compiler INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_options(nachlese_compiler INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow
    $<$<BOOL:${NACHLESE_WERROR}>:-Werror>)
if(NACHLESE_SANITIZE)
    target_compile_options(nachlese_compiler INTERFACE
        -fsanitize=${NACHLESE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(nachlese_compiler INTERFACE -fsanitize=${NACHLESE_SANITIZE})
endif()
