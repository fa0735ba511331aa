#include "report/terminal_text.h"

#include "base/printable.h"
#include "base/utf8.h"

namespace locseg::report {

std::string painted(bool color, std::string_view paint, std::string_view text) {
  if (!color || text.empty() || paint.empty()) return std::string(text);
  return std::string(paint).append(text).append("\x1b[m");
}

std::string words_changed(std::string_view before, std::string_view after,
                          const std::vector<TextPiece>& pieces, bool color) {
  std::string out;
  for (const TextPiece& piece : pieces) {
    switch (piece.kind) {
      case PieceKind::kKept:
        out += base::printable(piece.after.of(after));
        break;
      case PieceKind::kRemoved: {
        const std::string text = base::printable(piece.before.of(before));
        out += color ? painted(true, kRemoved, text) : "[-" + text + "-]";
        break;
      }
      case PieceKind::kAdded: {
        const std::string text = base::printable(piece.after.of(after));
        out += color ? painted(true, kAdded, text) : "{+" + text + "+}";
        break;
      }
    }
  }
  return out;
}

std::string shortened(std::string_view text) {
  constexpr std::size_t kMaxShown = 60;
  std::string out;
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::code_point_at(text, at);
    if (++count > kMaxShown) return out + "...";
    out += base::printable(text.substr(at, point.size));
    at += point.size;
  }
  return out;
}

std::string see(const ReportOptions& options, Hint hint) {
  if (options.option_of == nullptr) return {};
  const std::string_view option = options.option_of(hint);
  return option.empty() ? std::string() : " (see " + std::string(option) + ")";
}

}  // namespace locseg::report
