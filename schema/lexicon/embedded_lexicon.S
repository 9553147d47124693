/* The compiled lexicon as read-only data of the program. LEXICON_FILE is its path. */
    .section .rodata
    .balign 8
    .global nachlese_lexicon_begin
    .global nachlese_lexicon_end
nachlese_lexicon_begin:
    .incbin LEXICON_FILE
nachlese_lexicon_end:
    .byte 0
    .section .note.GNU-stack,"",%progbits
