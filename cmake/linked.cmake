# The libraries that a program with locseg in it links as well. Read by the build and, installed,
# by locsegConfig.cmake: each finds them where it runs, so the package names no path of the machine
# it was built on. `locseg_find` is whoever includes this file's way to insist on a package.
locseg_find(Threads)
locseg_find(tl-expected)
locseg_find(TBB)
locseg_find(md4c)

# ICU's data is 30 MB; linked as archives it is paged in only by the commands that ask for words.
find_path(LOCSEG_ICU_INCLUDE unicode/utypes.h REQUIRED)
foreach(part i18n uc data)
  find_library(LOCSEG_ICU_${part} NAMES libicu${part}.a icu${part} REQUIRED)
endforeach()
# As archives they need not be looked up and relocated by every command that starts.
find_path(LOCSEG_PUGIXML_INCLUDE pugixml.hpp REQUIRED)
find_library(LOCSEG_PUGIXML NAMES libpugixml.a pugixml REQUIRED)
find_path(LOCSEG_SQLITE_INCLUDE sqlite3.h REQUIRED)
find_library(LOCSEG_SQLITE NAMES libsqlite3.a sqlite3 REQUIRED)
find_library(LOCSEG_STEMMER NAMES libstemmer.a stemmer REQUIRED)

add_library(locseg_icu INTERFACE IMPORTED)
target_include_directories(locseg_icu INTERFACE ${LOCSEG_ICU_INCLUDE})
target_link_libraries(locseg_icu INTERFACE ${LOCSEG_ICU_i18n} ${LOCSEG_ICU_uc} ${LOCSEG_ICU_data}
                      ${CMAKE_DL_LIBS})
add_library(locseg_pugixml INTERFACE IMPORTED)
target_include_directories(locseg_pugixml INTERFACE ${LOCSEG_PUGIXML_INCLUDE})
target_link_libraries(locseg_pugixml INTERFACE ${LOCSEG_PUGIXML})
add_library(locseg_sqlite INTERFACE IMPORTED)
target_include_directories(locseg_sqlite INTERFACE ${LOCSEG_SQLITE_INCLUDE})
target_link_libraries(locseg_sqlite INTERFACE ${LOCSEG_SQLITE} Threads::Threads m ${CMAKE_DL_LIBS})
add_library(locseg_stemmer INTERFACE IMPORTED)
target_link_libraries(locseg_stemmer INTERFACE ${LOCSEG_STEMMER})
