// Other encodings into UTF-8, a chunk at a time.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace locseg::text {

/// Reads one stream of bytes in a named encoding.
class Decoder {
 public:
  /// Null for an encoding that ICU does not know. Names are those of IANA, in any case.
  [[nodiscard]] static std::unique_ptr<Decoder> open(const std::string& encoding);
  ~Decoder();

  /// Appends what `bytes` say as UTF-8; a character that they cut waits for the rest. False at the
  /// first bytes that the encoding does not have, or that are cut where `last` says that nothing
  /// follows: what stood before them was appended.
  [[nodiscard]] bool decode(std::string_view bytes, bool last, std::string& out);

 private:
  struct State;
  explicit Decoder(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace locseg::text
