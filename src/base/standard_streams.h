// Standard input, output and error of the process.
#pragma once

namespace locseg::base {

/// Gives the numbers of standard streams that the caller closed to what can be neither read nor
/// written, but standard error, which swallows what is said. Else a file that is opened gets such a
/// number, and what is meant for the stream is written into it. To be called before any other file
/// is opened.
void occupy_closed_streams() noexcept;

/// Notes that a write to `descriptor` found no reader: EPIPE.
void note_no_reader(int descriptor) noexcept;

/// True if that was noted of standard output.
[[nodiscard]] bool is_output_abandoned() noexcept;

}  // namespace locseg::base
