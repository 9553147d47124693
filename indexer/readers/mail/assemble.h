// From a mail message to the articles in it.
#pragma once

#include <string>

#include "indexer/readers/mail/mime.h"
#include "indexer/readers/reader.h"

namespace nachlese::mail {

// Hands over the message's article and, at "PATH#Message-ID", those of the messages that it
// forwards. Of the forms in which a text is given the one is taken that has more of the article; a
// page whose structure makes it several articles gives these at "PATH#1", "PATH#2".
void hand_over_articles(const Message& message, const ReadContext& context, const ReadSink& sink);

}  // namespace nachlese::mail
