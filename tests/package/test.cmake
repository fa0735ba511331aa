# Installs the build into a scratch place, moves it, and builds and runs consumer/ against it: what
# was moved and still works holds no path of where it was built or installed.
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
execute_process(COMMAND ${CMAKE_COMMAND} -S ${CMAKE_CURRENT_LIST_DIR}/consumer -B ${SCRATCH}/consumer
                        -G ${GENERATOR} -DCMAKE_CXX_COMPILER=${COMPILER}
                        -DCMAKE_PREFIX_PATH=${SCRATCH}/moved -DCMAKE_BUILD_TYPE=${CONFIG} ${flags}
                COMMAND_ERROR_IS_FATAL ANY OUTPUT_QUIET)
execute_process(COMMAND ${CMAKE_COMMAND} --build ${SCRATCH}/consumer COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${SCRATCH}/consumer/consumer OUTPUT_VARIABLE printed
                COMMAND_ERROR_IS_FATAL ANY)
set(expected "074139ab2286c00e2f902cbae26ea77d\n")
if(NOT printed STREQUAL expected)
  message(FATAL_ERROR "the consumer printed ${printed} where ${expected} was expected")
endif()
