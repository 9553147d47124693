// What agency copy says about itself in its own words: corrections, notes to editors and kills.
// Formats that have fields for these are read by them; this is for all text, whatever its format.
#pragma once

#include "schema/article.h"

namespace nachlese {

// A headline, kicker or paragraph that opens with a mark ("Berichtigung: ...") sets is_correction;
// one that opens with an address to editors ("Achtung Redaktionen: ...") becomes the ednote, out of
// the body too, since it is no text for readers. A headline that does so and says that the report
// is withdrawn, or that says nothing else, sets PubStatus::Canceled.
void apply_editorial_marks(Article& article);

}  // namespace nachlese
