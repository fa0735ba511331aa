#include <cstdio>

#include "locseg/identity.h"

int main() { std::puts(locseg::to_hex(locseg::hash_of("Hallo")).c_str()); }
