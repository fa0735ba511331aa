// A comment holds the source of what follows it, or of what precedes it: one or the other in all of
// an article, whichever gives more pairs. What a comment says is read as Markdown; its blocks must
// be those that follow, in kind and order, for as many as it has:
//
//     <!--
//     ## Valves                    heading 2, paragraph
//     They open.
//     -->
//     ## Ventile                   heading 2, paragraph
//     Sie öffnen.
//
// Only where a comment has more paragraphs than there are up to the next comment, all are one pair.
// Nothing else is guessed. A comment inside a heading, a cell or a line of text belongs to the text
// beside it there.
#include "article/layouts/comment_pairs.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>
#include <vector>

#include "article/layouts/comment_blocks.h"
#include "article/layouts/markdown_blocks.h"
#include "article/layouts/scripts.h"
#include "article/trimmed.h"
#include "markup/codes.h"

namespace locseg::article {
namespace {

constexpr std::size_t kMaxJoined = 8;  // comments in a row that are taken together

enum class ItemKind : std::uint8_t { kText, kComment, kOther };

// What an article consists of, in order.
struct Item {
  ItemKind kind = ItemKind::kOther;
  MarkdownBlock block;  // a comment's span is the whole of it
  Span inside;          // of a comment
};

struct Targets {
  std::vector<SourceBlock> blocks;
  bool apart = false;  // something that is no text is between two of them
};

// A way to read the article.
struct CommentReading {
  std::vector<PlacedPair> pairs;
  std::vector<Span> stretches;
  std::vector<Span> unpaired;  // comments that say something and belong to nothing
};

class CommentReader {
 public:
  CommentReader(const LayoutInput& input, Span body) : bytes_(input.bytes) {
    blocks_.read(bytes_, body);
    for (const MarkdownBlock& block : blocks_.all()) {
      if (block.kind == BlockKind::kHtml) {
        add_html(block);
      } else if (block.is_text() && has_comment(block.span)) {
        add_inline(block);
      } else {
        items_.push_back({block.is_text() ? ItemKind::kText : ItemKind::kOther, block, {}});
      }
    }
  }

  LayoutEvidence run(ArticleBuilder& into) {
    CommentReading above = read(true);
    CommentReading below = read(false);
    const bool is_above = above.pairs.size() >= below.pairs.size();
    CommentReading& best = is_above ? above : below;
    LayoutEvidence evidence;
    evidence.pairs = best.pairs.size();
    for (const Item& item : items_) evidence.texts += item.kind == ItemKind::kText;
    for (const PlacedPair& pair : best.pairs) {
      evidence.apart += differ_in_script(pair.source.of(bytes_), pair.target.of(bytes_));
    }
    evidence.texts = std::max(evidence.texts, evidence.pairs);
    // Where few comments are sources, the others are remarks.
    if (best.pairs.size() >= best.unpaired.size()) {
      for (const Span& comment : best.unpaired) into.report(ProblemKind::kMissingTarget, comment);
    }
    for (const Span& comment : unclosed_) into.report(ProblemKind::kUnendedSource, comment);
    for (const Span& stretch : best.stretches) into.add_source_stretch(stretch);
    for (PlacedPair& pair : best.pairs) into.add(std::move(pair));
    return evidence;
  }

 private:
  [[nodiscard]] bool has_comment(Span span) const {
    return span.of(bytes_).find(kCommentOpen) != std::string_view::npos;
  }

  void add_text(const MarkdownBlock& block, Span span) {
    MarkdownBlock text{BlockKind::kParagraph, 0, trimmed(bytes_, span), block.container};
    if (!text.span.empty()) items_.push_back({ItemKind::kText, text, {}});
  }

  // A block of HTML that begins with a comment, and the text behind it in its last line.
  void add_html(const MarkdownBlock& block) {
    if (!block.span.of(bytes_).starts_with(kCommentOpen)) {
      items_.push_back({ItemKind::kOther, block, {}});
      return;
    }
    std::uint64_t text = block.span.begin;
    for (std::uint64_t at = text; at < block.span.end;) {
      at = std::min<std::uint64_t>(std::min(bytes_.find(kCommentOpen, at), bytes_.size()),
                                   block.span.end);
      if (text < at) add_text(block, {text, at});
      if (at == block.span.end) break;
      const Comment comment = read_comment(bytes_, at, block.span.end);
      if (comment.whole.empty()) {
        unclosed_.push_back({at, at + kCommentOpen.size()});
        items_.push_back({ItemKind::kOther, block, {}});
        return;
      }
      MarkdownBlock found = block;
      found.span = comment.whole;
      items_.push_back({ItemKind::kComment, found, comment.inside});
      text = at = comment.whole.end;
      if (at == block.span.end) break;
    }
  }

  // Comments beside text in one block: all before their texts, or all behind them.
  void add_inline(const MarkdownBlock& block) {
    std::vector<Comment> comments;
    for (std::uint64_t at = block.span.begin; at < block.span.end;) {
      at = std::min(bytes_.find(kCommentOpen, at), bytes_.size());
      if (at >= block.span.end) break;
      const Comment comment = read_comment(bytes_, at, block.span.end);
      at += kCommentOpen.size();
      if (comment.whole.empty() || !may_be_source(comment.inside.of(bytes_), true)) continue;
      comments.push_back(comment);
      at = comment.whole.end;
    }
    items_.push_back({ItemKind::kText, block, {}});
    if (comments.empty() || in_code(block, comments)) return;
    const Span head = trimmed(bytes_, {block.span.begin, comments.front().whole.begin});
    const Span tail = trimmed(bytes_, {comments.back().whole.end, block.span.end});
    if (head.empty()) {
      pair_inline(block, comments, true);
    } else if (tail.empty()) {
      pair_inline(block, comments, false);
    }
  }

  // A code span shows a comment to readers.
  [[nodiscard]] bool in_code(const MarkdownBlock& block,
                             const std::vector<Comment>& comments) const {
    const markup::Codes codes =
        markup::find_codes(block.span.of(bytes_), markup::Syntax::kMarkdown);
    return std::ranges::any_of(comments, [&](const Comment& comment) {
      return std::ranges::none_of(codes.codes, [&](const markup::Code& code) {
        return code.kind == markup::CodeKind::kComment &&
               code.open.begin + block.span.begin == comment.whole.begin;
      });
    });
  }

  void pair_inline(const MarkdownBlock& block, const std::vector<Comment>& comments, bool before) {
    for (std::size_t i = 0; i < comments.size(); ++i) {
      const Span comment = comments[i].whole;
      Span target;
      Span stretch = comment;
      if (before) {
        const bool last = i + 1 == comments.size();
        target =
            trimmed(bytes_, {comment.end, last ? block.span.end : comments[i + 1].whole.begin});
        stretch.end = target.empty() ? comment.end : target.begin;
      } else {
        target =
            trimmed(bytes_, {i == 0 ? block.span.begin : comments[i - 1].whole.end, comment.begin});
        stretch.begin = target.empty() ? comment.begin : target.end;
      }
      if (target.empty()) {
        // What is still to be translated goes where a cell or a heading has its text.
        const bool place = before && comments.size() == 1 && block.kind != BlockKind::kParagraph;
        if (!place) continue;
        const bool gap = comment.end < bytes_.size() && bytes_[comment.end] == ' ';
        target = {comment.end + gap, comment.end + gap};
      }
      CommentReading& reading = before ? inline_above_ : inline_below_;
      reading.pairs.push_back({.target = target, .source = comments[i].inside});
      reading.stretches.push_back(stretch);
    }
  }

  // The sources above their translations, or below them.
  CommentReading read(bool above) {
    CommentReading out = above ? inline_above_ : inline_below_;
    std::vector<Item> items = items_;
    if (!above) std::ranges::reverse(items);
    for (std::size_t at = 0; at < items.size();) {
      if (items[at].kind != ItemKind::kComment) {
        ++at;
        continue;
      }
      std::size_t texts = at;
      while (texts < items.size() && items[texts].kind == ItemKind::kComment) ++texts;
      std::size_t end = texts;
      while (end < items.size() && items[end].kind != ItemKind::kComment) ++end;
      const std::span<const Item> all(items);
      pair_group(all.subspan(at, texts - at), all.subspan(texts, end - texts), above, out);
      at = end;
    }
    return out;
  }

  // `comments` are next to one another, the last next to `beside`. Of several, as many belong to
  // the blocks beside them as have just as many; a single one may have fewer.
  void pair_group(std::span<const Item> comments, std::span<const Item> beside, bool above,
                  CommentReading& out) {
    std::vector<Item> sources;
    std::ranges::copy_if(comments, std::back_inserter(sources),
                         [&](const Item& it) { return is_source(it); });
    const std::span<const Item> all(sources);
    const Targets targets = all.empty() ? Targets() : targets_of(all.back(), beside);
    std::size_t paired = 0;
    for (std::size_t count = 1; count <= std::min(all.size(), kMaxJoined); ++count) {
      const std::vector<SourceBlock> blocks = blocks_of(all.last(count), above);
      const bool may_leave = all.size() == 1;
      if (blocks.size() != targets.blocks.size() && !may_leave) continue;
      if (!pair_blocks(blocks, targets, out)) continue;
      paired = count;
      break;
    }
    for (const Item& comment : all.last(paired)) {
      out.stretches.push_back(comment_stretch(bytes_, comment.block.span));
    }
    for (const Item& comment : all.first(all.size() - paired)) {
      out.unpaired.push_back(comment.block.span);
    }
  }

  [[nodiscard]] bool is_source(const Item& comment) const {
    return may_be_source(comment.inside.of(bytes_), false);
  }

  [[nodiscard]] std::vector<SourceBlock> blocks_of(std::span<const Item> comments,
                                                   bool above) const {
    std::vector<SourceBlock> out;
    for (const Item& comment : comments) {
      std::vector<SourceBlock> more =
          read_source_blocks(bytes_, comment.inside, blocks_.is_quoted(comment.block.container));
      if (!above) std::ranges::reverse(more);
      out.insert(out.end(), more.begin(), more.end());
    }
    return out;
  }

  // The texts beside a comment and in its container, up to what is in another.
  [[nodiscard]] Targets targets_of(const Item& comment, std::span<const Item> beside) const {
    const std::uint32_t container = comment.block.container;
    Targets out;
    bool other = false;
    for (const Item& item : beside) {
      if (!blocks_.is_within(item.block.container, container)) break;
      if (item.kind != ItemKind::kText) {
        other = true;
        continue;
      }
      out.apart = out.apart || (other && !out.blocks.empty());
      out.blocks.push_back({item.block.kind, item.block.level,
                            blocks_.is_item(item.block.container, container), item.block.span});
    }
    return out;
  }

  bool pair_blocks(const std::vector<SourceBlock>& sources, const Targets& targets,
                   CommentReading& out) const {
    if (sources.empty() || targets.blocks.empty()) return false;
    return sources.size() <= targets.blocks.size()
               ? pair_each(sources, targets.blocks, out)
               : !targets.apart && pair_all(sources, targets.blocks, out);
  }

  [[nodiscard]] bool may_pair(Span source, Span target) const {
    return may_say_the_same(source.of(bytes_), target.of(bytes_));
  }

  bool pair_each(const std::vector<SourceBlock>& sources, const std::vector<SourceBlock>& targets,
                 CommentReading& out) const {
    for (std::size_t i = 0; i < sources.size(); ++i) {
      const SourceBlock& source = sources[i];
      const SourceBlock& target = targets[i];
      if (source.kind != target.kind || source.level != target.level ||
          source.item != target.item || !may_pair(source.span, target.span)) {
        return false;
      }
    }
    for (std::size_t i = 0; i < sources.size(); ++i) {
      out.pairs.push_back({.target = targets[i].span, .source = sources[i].span});
    }
    return true;
  }

  bool pair_all(const std::vector<SourceBlock>& sources, const std::vector<SourceBlock>& targets,
                CommentReading& out) const {
    const auto is_plain = [](const SourceBlock& block) {
      return block.kind == BlockKind::kParagraph && !block.item;
    };
    if (!std::ranges::all_of(sources, is_plain) || !std::ranges::all_of(targets, is_plain)) {
      return false;
    }
    const auto around = [](const std::vector<SourceBlock>& blocks) {
      return Span{std::min(blocks.front().span.begin, blocks.back().span.begin),
                  std::max(blocks.front().span.end, blocks.back().span.end)};
    };
    if (!may_pair(around(sources), around(targets))) return false;
    // The marks of a second comment are no text.
    if (has_comment(around(sources))) return false;
    out.pairs.push_back({.target = around(targets), .source = around(sources)});
    return true;
  }

  std::string_view bytes_;
  MarkdownBlocks blocks_;
  std::vector<Item> items_;
  std::vector<Span> unclosed_;
  CommentReading inline_above_;
  CommentReading inline_below_;
};

}  // namespace

LayoutEvidence read_comment_pairs(const LayoutInput& input, Span body, ArticleBuilder& into) {
  return CommentReader(input, body).run(into);
}

}  // namespace locseg::article
