// Passing a failure on.
#pragma once

#include <tl/expected.hpp>
#include <utility>

/// Returns the failure of `result`, a Result or an expression that gives one, from the function
/// around it; goes on if there is none. `result` is evaluated once.
///
///     auto file = read_file(path);
///     LOCSEG_TRY(file);
///     LOCSEG_TRY(out.write(*file));
#define LOCSEG_TRY(result)                                    \
  do {                                                        \
    if (auto&& locseg_tried = (result); !locseg_tried) {      \
      return tl::unexpected(std::move(locseg_tried.error())); \
    }                                                         \
  } while (false)
