#include "schema/analysis/analyser.h"

#include <array>
#include <functional>
#include <span>

#include <fmt/format.h>

#include "schema/analysis/built_in_fingerprint.h"
#include "schema/analysis/form_cache.h"
#include "schema/analysis/form_filter.h"
#include "schema/analysis/token_joiner.h"
#include "schema/analysis/user_compounds.h"
#include "schema/hash.h"

namespace nachlese {

namespace {

// Some 250 bytes each.
constexpr std::size_t kMaxCachedForms = 400'000;

// Words on which folding and stemming rules show, for the fingerprint.
constexpr std::string_view kProbe =
    "Straße Häuser Bürgermeisterinnen gefo\u0308rdert Schiffahrt 14.08.2025 21:30 z. B. "
    "Ende.Anfang "
    "US-Präsidenten Ćosić Bundes\u00ADkanzler ﬁnden CO₂ E-Mail 3.000 Kindern schwerwiegenden "
    "Import- und Exportzölle, Warenimporte und -exporte, deutsch-\nfranzösisch, Bürger:innen, "
    "jede/r, 25 %, § 218, 3 000, 9.05, 1.8.2025, 24/7, @hafen_amt, post@hafenblatt.de, "
    "www.hafenblatt.de/a";

// How many tokens are looked up together.
constexpr std::size_t kTokensAhead = 16;

struct PendingToken {
    WrittenToken token;
    std::string spelling;
    std::uint64_t hash = 0;

    // A form that does not stand in the text itself would be gone with the next token.
    void keep_form(std::string_view text) {
        const std::less_equal<> not_behind;
        const char* const form_end = token.form.data() + token.form.size();
        if (not_behind(text.data(), token.form.data()) &&
            not_behind(form_end, text.data() + text.size())) {
            return;
        }
        spelling = token.form;
        token.form = spelling;
    }
};

}  // namespace

struct Analyser::Impl {
    explicit Impl(const UserCompounds& user_compounds)
        : filters(user_compounds), has_user_compounds(!user_compounds.entries().empty()) {}

    TokenJoiner tokens{
        [this](std::string_view written) -> const Form& { return form_of(written); }};
    FormFilters filters;
    bool has_user_compounds;
    FormCache cache{kMaxCachedForms};
    std::array<PendingToken, kTokensAhead> pending;
    // The last one that was too long for the cache: megabytes without a blank (base64) come only
    // once, and would stay in memory as long as the analyser.
    Form long_form;

    const Form& form_of(std::string_view written) {
        return form_of(written, FormCache::hash_of(written));
    }
    const Form& form_of(std::string_view written, std::uint64_t hash) {
        if (written.size() > kMaxFormBytes) {
            long_form = filters.make_form(written);
            return long_form;
        }
        return cache.find_or_make(written, hash, [&] { return filters.make_form(written); });
    }

    // The next tokens of the text. Their forms are being fetched while the tokens behind them are
    // still looked for.
    std::span<const PendingToken> next_tokens(std::string_view text) {
        std::size_t count = 0;
        while (count < pending.size() && tokens.next(pending[count].token)) {
            PendingToken& next = pending[count++];
            next.keep_form(text);
            next.hash = FormCache::hash_of(next.token.form);
            cache.prefetch_slot(next.hash);
        }
        const std::span<const PendingToken> found(pending.data(), count);
        for (const PendingToken& token : found)
            cache.prefetch_form(token.hash);
        return found;
    }
};

Analyser::Analyser() : Analyser(UserCompounds{}) {}
Analyser::Analyser(const UserCompounds& user_compounds)
    : impl_(std::make_unique<Impl>(user_compounds)) {}
Analyser::~Analyser() = default;
Analyser::Analyser(Analyser&&) noexcept = default;
Analyser& Analyser::operator=(Analyser&&) noexcept = default;

bool Analyser::has_user_compounds() const {
    return impl_->has_user_compounds;
}

std::uint32_t Analyser::analyse(std::string_view text,
                                const std::function<void(const Token&)>& consume) {
    std::uint32_t position = 0;
    impl_->tokens.start(text);
    bool is_empty = true;
    for (auto tokens = impl_->next_tokens(text); !tokens.empty();
         tokens = impl_->next_tokens(text)) {
        for (const PendingToken& pending : tokens) {
            const WrittenToken& written = pending.token;
            const Form& form = impl_->form_of(written.form, pending.hash);
            // A second reading stands where the first one does.
            if (!written.is_alternative) is_empty = form.surface.empty();
            if (is_empty || form.surface.empty()) continue;
            if (!written.is_alternative) ++position;
            consume(Token{written.start, written.end, position - 1, &form, written.is_alternative});
        }
    }
    return position;
}

const Form& Analyser::analyse_form(std::string_view form) {
    return impl_->form_of(form);
}

std::string Analyser::fingerprint() {
    if (const std::string_view built_in = built_in_fingerprint(); !built_in.empty()) {
        return std::string(built_in);
    }
    return computed_fingerprint();
}

std::string computed_fingerprint() {
    Analyser analyser;
    std::string terms;
    analyser.analyse(kProbe, [&terms](const Token& token) {
        terms += fmt::format("{} {}\n{}\n", token.position, token.form->surface, token.form->stem);
    });
    return fmt::format("icu-words+composed+hyphens+{} {}",
                       FormFilters(UserCompounds{}).description(), hash128_hex(terms));
}

}  // namespace nachlese
