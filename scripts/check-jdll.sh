#!/bin/sh
# Does JDLL, the model runner of deepImageJ, run exported bioimage.io zips? No part of the build: JDLL is not on Maven Central.
# Both are built outside of the repository, by javac alone, from
#   https://github.com/bioimage-io/JDLL                    tag dl-modelrunner-0.6.3, sources and resources into one jar
#   https://github.com/bioimage-io/pytorch-java-interface  into dl-modelrunner-pytorch-0.4.4.jar
# JDLL's classpath: its jar with ImgLib2, Gson, SnakeYAML, JNA and its platform jar, commons-compress 1.28, jackson-databind and
# jackson-dataformat-msgpack. ENGINES holds one folder for each engine, named as JDLL names them, such as
# pytorch-2.0.0-2.0.0-linux-x86_64-cpu-gpu, with the jars that JDLL's availableDLVersions.json lists for it and, since DJL
# downloads nothing here, ai.djl.pytorch:pytorch-native-cpu of that version for linux-x86_64. 1.13.1 and 2.0.0 were tried.
# Usage: [PYTORCH=2.0.0] scripts/check-jdll.sh JDLL_CLASSPATH ENGINES ZIP...
set -eu
if [ $# -lt 3 ]; then
	echo "Usage: $0 JDLL_CLASSPATH ENGINES ZIP..." >&2
	exit 2
fi
classpath=$1
shift
DJL_OFFLINE=true exec java -Djava.awt.headless=true -cp "$classpath" "$(dirname "$0")/jdll/RunJdll.java" "$@"
