#!/usr/bin/env bash
# A network of two organisations in the layout of Fabric's samples, made with Fabric's own programs alone, and FLock put
# on it step by step as docs/how-to/run-on-your-own-network.md says. Prints "name=value" for what is to be checked.
# BIN: Fabric's programs. WORK: an empty folder. BASE: the first of 60 free ports. FLOCK: the flock command.
set -euo pipefail
cd "$WORK"
export PATH=$BIN:$PATH FABRIC_LOGGING_SPEC=warning
host=127.0.0.1
orderer=$BASE
peer() { "$BIN/peer" "$@"; }
peerPort() { echo $((BASE + 10 * $1)); }
org() { echo "$WORK/organizations/peerOrganizations/org$1.example.com"; }
ordererFolder=$WORK/organizations/ordererOrganizations/example.com
ordererTls=$ordererFolder/orderers/orderer.example.com/tls
pids=()
peers=()
trap 'for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done; wait' EXIT

await() { # port, log
  for _ in $(seq 300); do
    if (exec 3<>"/dev/tcp/$host/$1") 2>/dev/null; then return; fi
    sleep 0.2
  done
  echo "nothing listens at $1:" >&2
  tail -n 20 "$2" >&2
  exit 1
}

cat >crypto.yaml <<Y
OrdererOrgs:
  - {Name: Orderer, Domain: example.com, EnableNodeOUs: true, Specs: [{Hostname: orderer, SANS: [$host]}]}
PeerOrgs:
  - {Name: Org1, Domain: org1.example.com, EnableNodeOUs: true, Template: {Count: 1, SANS: [$host]}, Users: {Count: 1}}
  - {Name: Org2, Domain: org2.example.com, EnableNodeOUs: true, Template: {Count: 1, SANS: [$host]}, Users: {Count: 1}}
Y
cryptogen generate --config=crypto.yaml --output=organizations >/dev/null

member() { # number
  cat <<Y
        - Name: Org$1MSP
          ID: Org$1MSP
          MSPDir: $(org "$1")/msp
          AnchorPeers: [{Host: $host, Port: $(peerPort "$1")}]
          Policies:
            Readers: {Type: Signature, Rule: "OR('Org$1MSP.admin', 'Org$1MSP.peer', 'Org$1MSP.client')"}
            Writers: {Type: Signature, Rule: "OR('Org$1MSP.admin', 'Org$1MSP.client')"}
            Admins: {Type: Signature, Rule: "OR('Org$1MSP.admin')"}
            Endorsement: {Type: Signature, Rule: "OR('Org$1MSP.peer')"}
Y
}
cat >configtx.yaml <<Y
Profiles:
  Channel:
    Policies: &Policies
      Readers: {Type: ImplicitMeta, Rule: "ANY Readers"}
      Writers: {Type: ImplicitMeta, Rule: "ANY Writers"}
      Admins: {Type: ImplicitMeta, Rule: "MAJORITY Admins"}
    Capabilities: {V2_0: true}
    Orderer:
      OrdererType: etcdraft
      BatchTimeout: 200ms
      BatchSize: {MaxMessageCount: 100, AbsoluteMaxBytes: 10 MB, PreferredMaxBytes: 2 MB}
      EtcdRaft:
        Consenters:
          - {Host: $host, Port: $orderer, ClientTLSCert: $ordererTls/server.crt, ServerTLSCert: $ordererTls/server.crt}
        Options: {TickInterval: 100ms, ElectionTick: 10, HeartbeatTick: 1, MaxInflightBlocks: 5, SnapshotIntervalSize: 16 MB}
      Organizations:
        - Name: OrdererOrg
          ID: OrdererMSP
          MSPDir: $ordererFolder/msp
          OrdererEndpoints: ["$host:$orderer"]
          Policies:
            Readers: {Type: Signature, Rule: "OR('OrdererMSP.member')"}
            Writers: {Type: Signature, Rule: "OR('OrdererMSP.member')"}
            Admins: {Type: Signature, Rule: "OR('OrdererMSP.admin')"}
      Policies: {<<: *Policies, BlockValidation: {Type: ImplicitMeta, Rule: "ANY Writers"}}
      Capabilities: {V2_0: true}
    Application:
      Organizations:
$(member 1)
$(member 2)
      Policies:
        <<: *Policies
        LifecycleEndorsement: {Type: ImplicitMeta, Rule: "MAJORITY Endorsement"}
        Endorsement: {Type: ImplicitMeta, Rule: "MAJORITY Endorsement"}
      Capabilities: {V2_5: true}
Y
FABRIC_CFG_PATH=$WORK configtxgen -profile Channel -outputBlock mychannel.block -channelID mychannel >configtxgen.log 2>&1

mkdir -p orderer
cat >orderer/orderer.yaml <<Y
General:
  ListenAddress: $host
  ListenPort: $orderer
  TLS: {Enabled: true, PrivateKey: $ordererTls/server.key, Certificate: $ordererTls/server.crt, RootCAs: [$ordererTls/ca.crt]}
  Cluster: {SendBufferSize: 100, ClientCertificate: $ordererTls/server.crt, ClientPrivateKey: $ordererTls/server.key}
  BootstrapMethod: none
  LocalMSPDir: $ordererFolder/orderers/orderer.example.com/msp
  LocalMSPID: OrdererMSP
  Keepalive: {ServerMinInterval: 30s, ServerInterval: 7200s, ServerTimeout: 20s}
  BCCSP: {Default: SW, SW: {Hash: SHA2, Security: 256}}
  Authentication: {TimeWindow: 15m}
FileLedger: {Location: $WORK/orderer/data}
Admin:
  ListenAddress: $host:$((orderer + 1))
  TLS: {Enabled: true, PrivateKey: $ordererTls/server.key, Certificate: $ordererTls/server.crt, RootCAs: [$ordererTls/ca.crt], ClientAuthRequired: true, ClientRootCAs: [$ordererTls/ca.crt]}
Operations: {ListenAddress: "$host:$((orderer + 2))"}
Metrics: {Provider: disabled}
ChannelParticipation: {Enabled: true, MaxRequestBodySize: 1 MB}
Consensus: {WALDir: $WORK/orderer/wal, SnapDir: $WORK/orderer/snap}
Y
FABRIC_CFG_PATH=$WORK/orderer orderer >orderer/log 2>&1 &
pids+=($!)

for i in 1 2; do
  port=$(peerPort $i)
  material=$(org $i)/peers/peer0.org$i.example.com
  mkdir -p peer$i
  # The models of network-config, filled as an operator fills them.
  sed -e "s|\${id}|peer0.org$i.example.com|; s|\${network}|own|; s|\${listen}|$host|g; s|\${host}|$host|g" \
    -e "s|\${port}|$port|g; s|\${chaincodePort}|$((port + 1))|g; s|\${operationsPort}|$((port + 2))|g" \
    -e "s|\${msp}|Org${i}MSP|g; s|\${mspFolder}|$material/msp|; s|\${tls}|$material/tls|g" \
    -e "s|\${data}|$WORK/peer$i/data|g; s|\${timeWindow}|60s|; s|\${builder}|$WORK/builder|" \
    "$TEMPLATES/core.yaml" >peer$i/core.yaml
done
startPeer() { # number
  FABRIC_CFG_PATH=$WORK/peer$1 CHAINCODE_AS_A_SERVICE_BUILDER_CONFIG="{\"address\":\"$host:$(($(peerPort "$1") + 3))\"}" \
    "$BIN/peer" node start >>"peer$1/log" 2>&1 &
  peers[$1]=$!
  pids+=($!)
}
mkdir -p builder/bin
cp "$TEMPLATES"/builder/bin/* builder/bin/
chmod +x builder/bin/*
for i in 1 2; do
  startPeer $i
done

as() { # number of the organisation, user
  export CORE_PEER_TLS_ENABLED=true CORE_PEER_LOCALMSPID=Org$1MSP FABRIC_CFG_PATH=$WORK/peer$1
  export CORE_PEER_ADDRESS=$host:$(peerPort "$1")
  CORE_PEER_TLS_ROOTCERT_FILE=$(org "$1")/tlsca/tlsca.org$1.example.com-cert.pem
  CORE_PEER_MSPCONFIGPATH=$(org "$1")/users/$2@org$1.example.com/msp
  export CORE_PEER_TLS_ROOTCERT_FILE CORE_PEER_MSPCONFIGPATH
}
toOrderer=(-o "$host:$orderer" --tls --cafile "$ordererFolder/tlsca/tlsca.example.com-cert.pem")
toPeers=()
for i in 1 2; do
  toPeers+=(--peerAddresses "$host:$(peerPort $i)" --tlsRootCertFiles "$(org $i)/tlsca/tlsca.org$i.example.com-cert.pem")
done

await $((orderer + 1)) orderer/log
osnadmin channel join --channelID mychannel --config-block mychannel.block -o "$host:$((orderer + 1))" \
  --ca-file "$ordererTls/ca.crt" --client-cert "$ordererTls/server.crt" --client-key "$ordererTls/server.key" >join.log
for i in 1 2; do
  await "$(peerPort $i)" peer$i/log
  as $i Admin
  peer channel join -b mychannel.block >>join.log 2>&1
  # The profile as the samples write it, YAML.
  cat >"$(org $i)/connection-org$i.yaml" <<Y
---
name: test-network-org$i
version: 1.0.0
client:
  organization: Org$i
organizations:
  Org$i:
    mspid: Org${i}MSP
    peers:
    - peer0.org$i.example.com
peers:
  peer0.org$i.example.com:
    url: grpcs://$host:$(peerPort $i)
    tlsCACerts:
      pem: |
$(sed 's/^/          /' "$(org $i)/tlsca/tlsca.org$i.example.com-cert.pem")
    grpcOptions:
      ssl-target-name-override: peer0.org$i.example.com
Y
done

# From here on the how-to.
$FLOCK network founding make --organisation Org1MSP --organisation Org2MSP \
  --grant Org1MSP::User1@org1.example.com=1000 --parameter clockWindowSeconds=60 --file founding.json >founding.log
for i in 1 2; do
  $FLOCK network kit Org${i}MSP --folder "$(org $i)" --profile "$(org $i)/connection-org$i.yaml" \
    --founding founding.json --address "$host:$(($(peerPort $i) + 3))" --no-tls --channel mychannel \
    --to kit$i >kit$i.log
  packageId=$(sed -n 's/^package *//p' kit$i.log)
  echo "packageId$i=$packageId"
  kit$i/start.sh >chaincode$i.log 2>&1 &
  pids+=($!)
done
cmp kit1/flock_1.0.tar.gz kit2/flock_1.0.tar.gz
echo "peersPackageId=$(peer lifecycle chaincode calculatepackageid kit1/flock_1.0.tar.gz)"
for i in 1 2; do
  await $(($(peerPort $i) + 3)) chaincode$i.log
  as $i Admin
  peer lifecycle chaincode install kit$i/flock_1.0.tar.gz >>lifecycle.log 2>&1
  peer lifecycle chaincode approveformyorg "${toOrderer[@]}" --channelID mychannel --name flock --version 1.0 \
    --sequence 1 --package-id "$packageId" >>lifecycle.log 2>&1
done
peer lifecycle chaincode commit "${toOrderer[@]}" "${toPeers[@]}" --channelID mychannel --name flock --version 1.0 \
  --sequence 1 >>lifecycle.log 2>&1

connection=(--channel mychannel --profile "$(org 1)/connection-org1.yaml")
$FLOCK network founding send founding.json "${connection[@]}" \
  --identity "$(org 1)/users/Admin@org1.example.com/msp" >send.log
as 1 User1
echo "name=$(peer chaincode query -C mychannel -n flock -c '{"Args":["token:Name"]}')"
peer chaincode invoke "${toOrderer[@]}" "${toPeers[@]}" -C mychannel -n flock --waitForEvent -c \
  '{"Args":["token:Transfer","{\"to\":\"Org2MSP::User1@org2.example.com\",\"amount\":\"5000000\"}"]}' >>lifecycle.log 2>&1
as 2 User1
echo "balance=$(peer chaincode query -C mychannel -n flock -c '{"Args":["token:ClientAccountBalance"]}')"
echo "metadata=$(peer chaincode query -C mychannel -n flock -c '{"Args":["org.hyperledger.fabric:GetMetadata"]}' | grep -o '"Transfer"')"
echo "sender=$($FLOCK token balance "${connection[@]}" --identity "$(org 1)/users/User1@org1.example.com/msp")"
echo "foundedByAMember=$(peer chaincode invoke "${toOrderer[@]}" "${toPeers[@]}" -C mychannel -n flock -c \
  "$($FLOCK network founding argument founding.json)" 2>&1 | grep -o 'NOT_AUTHORISED' | head -1)"

preflight() { # options; prints the rows of the time window and then how it ended
  local status=0
  $FLOCK preflight "${connection[@]}" --identity "$(org 1)/users/User1@org1.example.com/msp" "$@" >preflight.log 2>&1 ||
    status=$?
  grep 'time window' preflight.log | tr '\n' ';'
  echo " $status"
}
echo "window=$(preflight)"
# The other organisation forgets the filter: its peer takes any time.
kill "${peers[2]}"
wait "${peers[2]}" || true
sed -i 's/, {name: TimeWindowCheck}//' peer2/core.yaml
startPeer 2
await "$(peerPort 2)" peer2/log
as 2 User1
for _ in $(seq 300); do
  if peer chaincode query -C mychannel -n flock -c '{"Args":["token:Name"]}' >>again.log 2>&1; then break; fi
  sleep 0.2
done
echo "noWindow=$(preflight)"
echo "noWindowNoMoney=$(preflight --no-money)"
echo "lost=$(cat chaincode?.log | grep -c 'cannot handle' || true)"
