/// The rules by name, one a file; registry.cc puts them in order.
#pragma once

#include "check/rule.h"

namespace locseg::check {

// punctuation
extern const Rule kDoubleSpace;

}  // namespace locseg::check
