// What the words of a sentence cost, by language: split_words, and beside it what it saves, ICU's
// iterator opened for every text. Google Benchmark's options apply.
#include <benchmark/benchmark.h>

#include <string_view>
#include <vector>

#include "locseg/stats.h"
#include "reference/words.h"
#include "text/graphemes.h"
#include "text/word_tokens.h"

namespace locseg {
namespace {

struct Sentence {
  const char* language;
  std::string_view text;
};

// The same sentence, as documentation would put it.
constexpr Sentence kSentences[] = {
    {"en", "Select **Settings**, open the valve, and wait 30 seconds before you close it again."},
    {"de",
     "Wählen Sie **Einstellungen** aus, öffnen Sie das Ventil, und warten Sie 30 Sekunden, bevor "
     "Sie es wieder schließen."},
    {"ru",
     "Выберите **Параметры**, откройте клапан и подождите 30 секунд, прежде чем закрыть его "
     "снова."},
    {"ar", "حدد **الإعدادات**، وافتح الصمام، وانتظر 30 ثانية قبل إغلاقه مرة أخرى."},
    {"hi", "**सेटिंग्स** चुनें, वाल्व खोलें और उसे फिर से बंद करने से पहले 30 सेकंड रुकें।"},
    {"ko", "**설정**을 선택하고 밸브를 연 다음 30초 동안 기다렸다가 다시 닫습니다."},
    {"zh", "选择“设置”，打开阀门，等待 30 秒后再将其关闭。"},
    {"ja", "**[設定]** を選択し、バルブを開いて、30 秒待ってからもう一度閉じます。"},
    {"th", "เลือก **การตั้งค่า** เปิดวาล์ว แล้วรอ 30 วินาทีก่อนปิดอีกครั้ง"},
};

template <class Work>
void run(benchmark::State& state, const Work& work) {
  const Sentence& sentence = kSentences[static_cast<std::size_t>(state.range(0))];
  state.SetLabel(sentence.language);
  for (auto _ : state) benchmark::DoNotOptimize(work(sentence.text));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(sentence.text.size()));
}

void split(benchmark::State& state) {
  std::vector<text::Token> tokens;
  run(state, [&](std::string_view sentence) {
    text::split_words(sentence, tokens);
    return tokens.size();
  });
}

void fresh_icu(benchmark::State& state) {
  run(state, [](std::string_view sentence) { return reference::words_by_icu(sentence).size(); });
}

void size(benchmark::State& state) {
  run(state, [](std::string_view sentence) { return size_of(sentence).words; });
}

void columns(benchmark::State& state) {
  run(state, [](std::string_view sentence) { return text::columns_of(sentence); });
}

constexpr std::int64_t kLast = std::int64_t{std::size(kSentences)} - 1;
BENCHMARK(split)->DenseRange(0, kLast);
BENCHMARK(fresh_icu)->DenseRange(0, kLast);
BENCHMARK(size)->DenseRange(0, kLast);
BENCHMARK(columns)->DenseRange(0, kLast);

}  // namespace
}  // namespace locseg

BENCHMARK_MAIN();
