export interface Campaign {
  id: string
  name: string
  revision: string
  /** Percent of what was paid that the referrer earns. */
  rewardPercentage: number
  /** The discount a new user gets; a campaign may have none, and then the reward look-up answers `eligible: false`. */
  newUserReward: { intervalCount: number; percentage: number } | null
}

const spring: Campaign = {
  id: 'campaign_spring',
  name: 'Spring',
  revision: 'v2',
  rewardPercentage: 10,
  newUserReward: { intervalCount: 3, percentage: 20 },
}

const partners: Campaign = {
  id: 'campaign_partners_1',
  name: 'Partners',
  revision: 'v1',
  rewardPercentage: 25,
  newUserReward: null,
}

/** By name, as a referrer names it, or by id, as an attribution keeps it. */
export function campaignOf(nameOrId: string): Campaign {
  return nameOrId === partners.name || nameOrId === partners.id ? partners : spring
}
