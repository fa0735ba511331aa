// Margins, not costs, tell right pairs from wrong ones: a pair may cost much and have no rival.
// What margins cannot tell is whether the articles belong together at all.
#include "align/confidence.h"

#include <algorithm>
#include <cmath>

namespace locseg::align {
namespace {

constexpr double kBlockUnit = 4;       // nats that make a pair of blocks sure
constexpr double kSentenceUnit = 0.5;  // and one of sentences
constexpr double kOfNoTranslation = 0.3;
constexpr double kOfNothingKnown = 0.85;

constexpr double kTellingKeys = 3;
constexpr double kSharedOfTranslation = 0.3;
constexpr double kTellingTexts = 3;
constexpr double kAgreedOfTranslation = 0.5;
constexpr double kPairedOfTranslation = 0.2;

}  // namespace

double most_confidence(const Support& support) {
  const bool keys_tell = support.keys >= kTellingKeys;
  const bool words_tell = support.told_texts >= kTellingTexts;
  const bool keys_speak = support.shared_keys >= kSharedOfTranslation * support.keys;
  const bool words_speak = support.agreed_texts >= kAgreedOfTranslation * support.told_texts;
  if (words_tell && !words_speak) return kOfNoTranslation;
  if (keys_tell && !keys_speak) return kOfNoTranslation;
  if (support.paired < kPairedOfTranslation) return kOfNoTranslation;
  if (words_tell || (keys_speak && support.shared_keys >= 1)) return 1;
  return kOfNothingKnown;
}

double confidence(double block_margin, double sentence_margin) {
  const double units = std::min(block_margin / kBlockUnit, sentence_margin / kSentenceUnit);
  return 1 - std::pow(10.0, -std::max(units, 0.0));
}

}  // namespace locseg::align
