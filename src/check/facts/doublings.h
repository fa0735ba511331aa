/// Words that a language sets twice in a row, and what a text says twice.
#pragma once

#include <cstddef>
#include <string_view>

#include "check/facts/segment_facts.h"

namespace locseg::check {

/// Whether the grammar of `lang`, a primary subtag, sets `word` twice: article and pronoun (de
/// `die die`), particle and preposition (sv `på på`), reduplication (tr `yavaş yavaş`). `word` is
/// in lower case.
[[nodiscard]] bool may_double(std::string_view word, std::string_view lang);

/// Whether `lang` makes adverbs and distributives by saying a word twice (step by step is tr `adım
/// adım`), as Turkic, Indic, Dravidian and Austronesian languages do.
[[nodiscard]] bool reduplicates(std::string_view lang);

/// Whether `lang` makes plurals by saying a noun twice, with a hyphen that many leave out: id `anak
/// anak`.
[[nodiscard]] bool doubles_plurals(std::string_view lang);

/// Whether two equal words behind `before` are the ends of two clauses: in Scandinavian languages
/// the verb of a relative clause meets that of the main one, `det som visas visas`.
[[nodiscard]] bool is_end_of_relative_clause(std::string_view before, std::string_view lang);

/// Whether `word` has the ending of a past participle of `lang`, a Romance language, where the
/// participle follows its noun: es `los asociados asociados a` is "partners associated with".
[[nodiscard]] bool may_be_participle(std::string_view word, std::string_view lang);

/// Whether an English text has a participle and a preposition behind it: `associated with`.
[[nodiscard]] bool has_governing_participle(std::string_view text);

/// How often `text` holds `word` as a word, whatever the case. Linear; for few texts.
[[nodiscard]] std::size_t count_word(std::string_view text, std::string_view word);

/// Whether a clause holds some word of four letters and more twice, by its stem, with at most `gap`
/// words between: `the field defines the field`. In a language of another order both may meet. For
/// few texts.
[[nodiscard]] bool says_twice(Side& side, std::size_t gap);

/// The same in two forms: `the approver approves`, which languages without endings say alike.
[[nodiscard]] bool says_in_two_forms(Side& side, std::size_t gap);

/// How often a clause of `text` says the word with a capital that it says most often, each time
/// within `gap` words of the last: `the Cloud and the Cloud Solution Provider` 2.
[[nodiscard]] std::size_t most_said_name(std::string_view text, std::size_t gap);

/// Whether a text says some word of four letters and more with a capital and without: a thing, and
/// a label of the screen that begins with it, `Subscription: Edit subscription`.
[[nodiscard]] bool says_in_two_cases(std::string_view text);

/// `step by step`, `month-to-month`, `one after one`: a word that meets itself over one other.
[[nodiscard]] bool says_by_turns(std::string_view text);

}  // namespace locseg::check
