#!/bin/bash
# The interface of Neo4j's official image, as far as deployments lean on it: NEO4J_AUTH, settings
# from the environment, the folders that have to be writable, the user. What the official one
# refuses is refused here; what it can do beyond this is refused too.
set -eu

conf=$NEO4J_HOME/conf/neo4j.conf
as_user=""

refuse() {
  echo "the container's settings are wrong: $1" >&2
  exit 1
}

put() { # name, value: in place of what the file says
  if [ "$1" != server.jvm.additional ] && grep -qF "$1=" "$conf"; then
    sed -i "/^${1//./\\.}=/d" "$conf"
  fi
  echo "$1=$2" >>"$conf"
}

default() { # name, value: where the file says nothing
  grep -qs "^$1=" "$conf" || echo "$1=$2" >>"$conf"
}

setting_of() { # NEO4J_a_b__c is a.b_c
  local name=${1#NEO4J_}
  name=${name//_/.}
  echo "${name//../_}"
}

if [ "$(id -u)" = 0 ]; then
  chown -R neo4j:neo4j "$NEO4J_HOME/conf" /data /logs
  as_user="setpriv --reuid=neo4j --regid=neo4j --clear-groups"
fi
for folder in /data /logs; do
  $as_user test -w "$folder" || refuse "user $(id -u) cannot write $folder"
done

default server.memory.pagecache.size 512M
default server.default_listen_address 0.0.0.0
default server.directories.logs /logs
for name in $(compgen -e | grep '^NEO4J_'); do
  case $name in
    NEO4J_AUTH | NEO4J_EDITION | NEO4J_HOME) continue ;;
    NEO4J_*_FILE | NEO4J_AUTH_PATH | NEO4J_PLUGINS) refuse "this stand-in has no $name" ;;
  esac
  [ -z "${!name}" ] || put "$(setting_of "$name")" "${!name}"
done

if [ "$1" = neo4j ]; then
  password=${NEO4J_AUTH#neo4j/}
  case ${NEO4J_AUTH:-} in
    "") ;;
    none) put dbms.security.auth_enabled false ;;
    neo4j/neo4j | neo4j/ | neo4j/*/*) refuse "NEO4J_AUTH has a password that is not allowed" ;;
    neo4j/*) $as_user neo4j-admin dbms set-initial-password "$password" ;;
    *) refuse "NEO4J_AUTH is not neo4j/<password>" ;;
  esac
  command=$($as_user neo4j console --dry-run)
  eval "exec $as_user $command"
fi
exec $as_user "$@"
