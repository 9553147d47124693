/* What the tables of classes in the archives name of libstdc++, some 800 times. The dynamic loader
   would look each of these up, and touch the pages that they stand on. Where the read-only part of a
   program names a symbol, the linker gives it a place in the program (System V ABI, AMD64
   supplement, "Copy Relocation") and fills in all the others itself. */
    .section .rodata
    .balign 8
    .global nachlese_bound_symbols
nachlese_bound_symbols:
    /* The vtables of the type_info of classes: without bases, with one, with others. */
    .quad _ZTVN10__cxxabiv117__class_type_infoE
    .quad _ZTVN10__cxxabiv120__si_class_type_infoE
    .quad _ZTVN10__cxxabiv121__vmi_class_type_infoE
    .quad __cxa_pure_virtual
    .section .note.GNU-stack, "", %progbits
