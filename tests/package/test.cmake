# Installs the build into a scratch place, moves it, and builds and runs the programs of consumer/
# against it: what was moved and still works holds no path of where it was built or installed.
# docs/library.md shows the programs and what they print, to the letter.
file(REMOVE_RECURSE ${SCRATCH})
execute_process(COMMAND ${CMAKE_COMMAND} --install ${BUILD} --config ${CONFIG} --prefix ${SCRATCH}/first
                COMMAND_ERROR_IS_FATAL ANY OUTPUT_QUIET)
file(RENAME ${SCRATCH}/first ${SCRATCH}/moved)

file(GLOB_RECURSE written ${SCRATCH}/moved/*.cmake)
if(NOT written)
  message(FATAL_ERROR "no CMake package was installed")
endif()
# A path begins after one of these; the checkout may be /locseg, which ends many a word.
set(before "\"" " " "(" "=" ":")
foreach(file IN LISTS written)
  file(READ ${file} text)
  string(REPLACE ";" " " text "${text}")
  foreach(place ${SOURCE} ${BUILD} ${SCRATCH} /usr/include /usr/lib)
    foreach(mark IN LISTS before)
      string(FIND "${text}" "${mark}${place}/" found)
      if(NOT found EQUAL -1)
        message(SEND_ERROR "${file} names a place of this machine: ${place}")
      endif()
    endforeach()
  endforeach()
endforeach()

set(flags)
if(SANITIZE)
  set(flags -DCMAKE_CXX_FLAGS=-fsanitize=${SANITIZE})
endif()
set(build ${SCRATCH}/consumer)
execute_process(COMMAND ${CMAKE_COMMAND} -S ${CMAKE_CURRENT_LIST_DIR}/consumer -B ${build}
                        -G ${GENERATOR} -DCMAKE_CXX_COMPILER=${COMPILER} -DLOCSEG_WANTED=${VERSION}
                        -DCMAKE_PREFIX_PATH=${SCRATCH}/moved -DCMAKE_BUILD_TYPE=${CONFIG} ${flags}
                COMMAND_ERROR_IS_FATAL ANY OUTPUT_QUIET)
execute_process(COMMAND ${CMAKE_COMMAND} --build ${build} COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${SCRATCH}/moved/bin/locseg extract -q --target-lang de-DE samples/de-DE
                        -o ${SCRATCH}/garden.db
                WORKING_DIRECTORY ${SOURCE} COMMAND_ERROR_IS_FATAL ANY)

file(READ ${SOURCE}/docs/library.md page)
# shows(PROGRAM TEXT): the page has TEXT, line for line, in a block of its own.
function(shows program language text)
  string(FIND "${page}" "```${language}\n${text}```\n" found)
  if(found EQUAL -1)
    message(SEND_ERROR "docs/library.md does not show this of ${program}:\n${text}")
  endif()
endfunction()
# runs(PROGRAM STATUS ARGUMENT...): it ends with STATUS, and the page shows it and what it prints.
function(runs program status)
  file(READ ${CMAKE_CURRENT_LIST_DIR}/consumer/${program}.cc text)
  shows(${program} cpp "${text}")
  execute_process(COMMAND ${build}/${program} ${ARGN} WORKING_DIRECTORY ${SOURCE}
                  OUTPUT_VARIABLE printed ERROR_VARIABLE printed RESULT_VARIABLE ended)
  shows(${program} text "${printed}")
  if(NOT ended STREQUAL status)
    message(SEND_ERROR "${program} ended with ${ended} where ${status} was expected")
  endif()
endfunction()

set(revisions samples/revisions/zh-CN/rain-delay)
runs(parse 0 samples/de-DE/strings.json)
runs(check 0 samples/flawed/ar-SA/direction.md)
runs(diff 0 ${revisions}/1-2026-03-02.md ${revisions}/2-2026-05-18.md)
runs(merge 0 samples/de-DE/strings.json "Goodbye!" "Auf Wiedersehen!")
runs(lookup 0 ${SCRATCH}/garden.db "Enter a start time and a duration between 5 and 90 minutes.")
