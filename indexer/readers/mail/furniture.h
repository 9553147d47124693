// What a newsletter carries around its text: "Im Browser ansehen", "Abmelden", the imprint.
#pragma once

#include <vector>

#include "schema/article.h"

namespace nachlese::mail {

// Takes away short paragraphs that offer another view of the mail, and everything from the first
// one on that ends the text: what comes below a way to unsubscribe or the imprint is none of it.
void remove_furniture(std::vector<Paragraph>& paragraphs);

}  // namespace nachlese::mail
