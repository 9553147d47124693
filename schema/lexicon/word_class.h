#pragma once

namespace nachlese {

enum class WordClass { Noun, Verb, Adjective, Other };

}  // namespace nachlese
