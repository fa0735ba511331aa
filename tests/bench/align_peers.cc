// Aligners of the literature over two trees, for compare_align.sh: JSON Lines as `locseg align` has
// them.
//
// usage: align_peers METHOD SOURCE_TREE TARGET_TREE
//   METHOD  length: Gale and Church, all sentences of an article in one row
//           lexicon: the same with a lexicon learned from what lengths found
#include <cstdio>
#include <string>
#include <string_view>

#include "base/json_text.h"
#include "locseg/tree.h"
#include "reference/alignment.h"

namespace {

using namespace locseg;

struct Sides {
  align::Side source;
  align::Side target;
  std::vector<reference::RowSentence> source_row;
  std::vector<reference::RowSentence> target_row;
  double ratio = 1;
};

void read(const SourcedArticle& source, const SourcedArticle& target, Sides& into) {
  align::SideReader reader;
  align::Segmenter source_segmenter("en");
  align::Segmenter target_segmenter(target.group.info.target_lang);
  reader.read(source.bytes, source.article.kind(), into.source);
  reader.read(target.bytes, target.article.kind(), into.target);
  align::read_words(into.source);
  align::read_words(into.target);
  into.source_row = reference::row_of(into.source, source_segmenter);
  into.target_row = reference::row_of(into.target, target_segmenter);
  into.ratio = (into.target.length + 1) / (into.source.length + 1);
}

align::WordList words_of(const std::vector<reference::RowSentence>& row, Span span) {
  align::WordList words;
  for (const reference::RowSentence& sentence : row) {
    if (!span.contains(sentence.span)) continue;
    words.insert(words.end(), sentence.words.begin(), sentence.words.end());
  }
  return words;
}

void print(const std::string& name, std::string_view source, std::string_view target) {
  std::string line = "{\"article\":";
  base::append_json(line, name);
  line += ",\"source\":";
  base::append_json(line, source);
  line += ",\"target\":";
  base::append_json(line, target);
  line += "}\n";
  std::fwrite(line.data(), 1, line.size(), stdout);
}

int run(const std::string& method, const ArticleSource& sources, const ArticleSource& targets) {
  align::LexiconTrainer trainer;
  align::Lexicon lexicon;
  const int passes = method == "lexicon" ? 2 : 1;
  for (int pass = 1; pass <= passes; ++pass) {
    for (std::size_t i = 0; i < sources.names().size() && i < targets.names().size(); ++i) {
      SourcedArticle source;
      SourcedArticle target;
      if (!sources.read(i, source) || !targets.read(i, target)) return 2;
      Sides sides;
      read(source, target, sides);
      for (const auto& [from, to] :
           reference::align_rows(sides.source_row, sides.target_row, sides.ratio, lexicon)) {
        if (pass == passes) {
          print(target.name, from.of(source.bytes), to.of(target.bytes));
        } else {
          trainer.add(words_of(sides.source_row, from), words_of(sides.target_row, to));
        }
      }
    }
    if (pass == passes) continue;
    lexicon = trainer.train();
    if (lexicon.empty()) {
      std::fputs("align_peers: no lexicon could be learned\n", stderr);
      return 2;
    }
  }
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) {
    std::fputs("usage: align_peers length|lexicon SOURCE_TREE TARGET_TREE\n", stderr);
    return 2;
  }
  const auto sources = open_article_source(arguments[2], {}, {});
  const auto targets = open_article_source(arguments[3], {}, {});
  if (!sources || !targets || (*sources)->names() != (*targets)->names()) return 2;
  return run(arguments[1], **sources, **targets);
}
