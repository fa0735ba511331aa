// ICU's converters, stopped at what they would otherwise replace.
#include "text/decoder.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

namespace locseg::text {

struct Decoder::State {
  struct Close {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
  };
  using Converter = std::unique_ptr<UConverter, Close>;

  Converter from;
  Converter to;
  UChar pivot[1024];
  UChar* pivot_source = pivot;
  UChar* pivot_target = pivot;
};

Decoder::Decoder(std::unique_ptr<State> state) : state_(std::move(state)) {}
Decoder::~Decoder() = default;

std::unique_ptr<Decoder> Decoder::open(const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  auto state = std::make_unique<State>();
  state->from.reset(ucnv_open(encoding.c_str(), &status));
  state->to.reset(ucnv_open("UTF-8", &status));
  if (U_FAILURE(status) != 0) return nullptr;
  ucnv_setToUCallBack(state->from.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                      &status);
  if (U_FAILURE(status) != 0) return nullptr;
  return std::unique_ptr<Decoder>(new Decoder(std::move(state)));
}

bool Decoder::decode(std::string_view bytes, bool last, std::string& out) {
  // ICU refuses a null pointer, even to no bytes at all.
  const char* source = bytes.empty() ? "" : bytes.data();
  const char* const end = source + bytes.size();
  for (;;) {
    char buffer[4096];
    char* target = buffer;
    UErrorCode status = U_ZERO_ERROR;
    ucnv_convertEx(state_->to.get(), state_->from.get(), &target, buffer + sizeof buffer, &source,
                   end, state_->pivot, &state_->pivot_source, &state_->pivot_target,
                   state_->pivot + std::size(state_->pivot), 0, last ? 1 : 0, &status);
    out.append(buffer, target);
    if (status == U_BUFFER_OVERFLOW_ERROR) continue;
    if (U_FAILURE(status) == 0) return true;
    // What was read before the fault and is not written yet.
    target = buffer;
    status = U_ZERO_ERROR;
    const UChar* rest = state_->pivot_source;
    ucnv_fromUnicode(state_->to.get(), &target, buffer + sizeof buffer, &rest, state_->pivot_target,
                     nullptr, 1, &status);
    out.append(buffer, target);
    return false;
  }
}

}  // namespace locseg::text
