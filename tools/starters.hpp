/// The files that `ladder new scenario` and `ladder new programme` write. A test loads both.
#pragma once
#include <string_view>

namespace ladder::tools {

inline constexpr std::string_view scenario_starter = R"(# A scenario of your own. Every key that is left out has a default; 'ladder check FILE' says what is wrong,
# 'ladder run FILE' runs it. To compare it with a world without the policy, put all but 'policies' into a second file
# and let this one say 'extends: that-file.yaml'.

title: A scenario of my own

world:
  # Codes of the economies (iso3); 'ladder describe data ETH' shows one, 'ladder new economy ABC' makes one of your own.
  # North (the high-income frontier) and Rest of world are always there.
  economies: [ETH, BGD]
  # The year whose data the world starts from, 2000 to 2018.
  base_year: 2018
  # Firms at the start in each sector of each economy, 10 to 10000: more give smoother results and longer runs.
  firms_per_industry: 50

# The months reported, whole years.
horizon:
  from: 2019-01
  to: 2035-12

# Runs, each with its own luck, and where that comes from.
replicates: 8
seed: 1

# What the world is like, where it should differ from the defaults: 'ladder describe assumptions' lists all.
assumptions: {}

# What somebody does.
policies:
  - programme: industrial-skills     # 'ladder describe programmes' lists them; 'ladder new programme' writes one
    economies: [ETH]                 # out of world.economies
    sectors: [textiles, food]        # left out: all that the programme targets
    from: 2022-01
    until: 2030-12                   # last month, included
    ramp: 24 months                  # the budget grows from 0 over this time
    budget: 40 MUSD/year             # in each economy named
    funding: {government: 0.5, donor: 0.5}   # adds up to 1, with dfi_loan
)";

inline constexpr std::string_view programme_starter = R"(# A programme of your own: levers, whom they are for, who is served first. Scenarios that stand beside the folder
# 'programmes', or below, name it in 'policies'. 'ladder describe levers' lists all levers and their settings.

title: A programme of my own
# The question it is for.
answers: Do courses help small firms in light industry?
# Where its doses come from. What has no source says so.
sources: ["assumed, to be replaced"]
# Sectors that it serves (left out: all), and in which order: first-come, small-first, ...
targeting:
  sectors: [food, textiles, light]
  priority: small-first
levers:
  - lever: training
    cost_per_worker: 1 kUSD
    share: 80 %
    duration: 6 months
    class_share: 25 %
)";

}  // namespace ladder::tools
